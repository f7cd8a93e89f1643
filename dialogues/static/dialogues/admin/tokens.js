// The new token, copied with one press. Without a clipboard its field is selected instead.
const field = document.getElementById("token");
const button = document.querySelector("[data-copy]");
const status = document.getElementById("copied");

async function copy() {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    return;
  }
  button.textContent = button.dataset.done;
  status.textContent = button.dataset.done;
}

button.hidden = false;
button.addEventListener("click", copy);
field.addEventListener("focus", () => field.select());
