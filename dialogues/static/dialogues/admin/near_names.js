/* Says under a field that holds a name which records have such a name already, while it is typed.
 *
 * A field asks for it by data-near-names (where to ask, with what it is a name of) and may name, by
 * data-near-names-with, another field of the form that belongs to the question. Rows of parts are
 * added while the page is open, so this listens at the document.
 */
const PAUSE = 350;
const SHORTEST = 2;

const waiting = new WeakMap();
const asked = new WeakMap();

function placeUnder(field) {
  const id = `${field.id}-near-names`;
  const known = document.getElementById(id);
  if (known) return known;
  const place = document.createElement("div");
  place.id = id;
  place.className = "near-names";
  place.setAttribute("role", "status");
  (field.closest(".fieldBox, .form-row > div") ?? field.parentElement).append(place);
  const described = field.getAttribute("aria-describedby");
  field.setAttribute("aria-describedby", described ? `${described} ${id}` : id);
  return place;
}

function row(found) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = found.address;
  link.target = "_blank";
  link.rel = "noopener";
  link.textContent = found.label;
  item.append(link);
  const more = [found.why, found.status].filter(Boolean).join(", ");
  if (more) item.append(` (${more})`);
  return item;
}

function show(place, answer) {
  place.replaceChildren();
  if (!answer.records.length) return;
  const told = document.createElement("p");
  told.textContent = answer.told;
  const list = document.createElement("ul");
  list.append(...answer.records.map(row));
  place.append(told, list);
}

function question(field) {
  const address = new URL(field.dataset.nearNames, document.baseURI);
  address.searchParams.set("name", field.value.trim());
  const other = field.dataset.nearNamesWith;
  const value = other && field.form.elements.namedItem(other)?.value;
  if (value) address.searchParams.set(other, value);
  return address;
}

async function ask(field) {
  const place = placeUnder(field);
  if (field.value.trim().length < SHORTEST) return show(place, { records: [] });
  const address = question(field);
  if (asked.get(field) === address.href) return;
  asked.set(field, address.href);
  try {
    const response = await fetch(address, { headers: { Accept: "application/json" } });
    if (!response.ok || !response.headers.get("Content-Type").startsWith("application/json")) return;
    const answer = await response.json();
    if (asked.get(field) === address.href) show(place, answer);
  } catch {
    asked.delete(field); // offline: the warning comes at saving
  }
}

document.addEventListener("input", ({ target }) => {
  if (!target.matches?.("[data-near-names]")) return;
  clearTimeout(waiting.get(target));
  placeUnder(target); // a live region has to be there before it speaks
  waiting.set(target, setTimeout(() => ask(target), PAUSE));
});
