/* What the page told the script, and a few ways to speak to the reader. */

export const bench = JSON.parse(document.getElementById("bench-data").textContent);

export const byId = (id) => document.getElementById(id);

/** A sentence of the interface, with what stands in braces put in. */
export function told(name, values = {}) {
  return (bench.words[name] || name).replace(/\{(\w+)\}/g, (all, key) =>
    key in values ? values[key] : all,
  );
}

/** A key of its own for each act, so that one sent twice is done once. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

export function later(act, milliseconds) {
  let waiting = 0;
  return (...given) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => act(...given), milliseconds);
  };
}
