// Buttons that copy the text of another element, and say so.
const status = document.querySelector("[data-copied]");

async function copy(button) {
  const text = document.getElementById(button.dataset.copy).textContent;
  try {
    await navigator.clipboard.writeText(text);
    tell(button, status.dataset.copied);
  } catch {
    select(button.dataset.copy);
    tell(button, status.dataset.notCopied);
  }
}

// Spoken once; the button says it too, for a moment.
function tell(button, words) {
  const label = button.dataset.label ?? button.textContent;
  button.dataset.label = label;
  status.textContent = words;
  if (words === status.dataset.copied) {
    button.textContent = words;
    setTimeout(() => {
      button.textContent = label;
      status.textContent = "";
    }, 2500);
  }
}

function select(id) {
  const range = document.createRange();
  range.selectNodeContents(document.getElementById(id));
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}
