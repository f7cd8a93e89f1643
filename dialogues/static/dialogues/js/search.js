/* Help while typing in a search box: a combobox with a list box, after the ARIA Authoring Practices.
 *
 * The box stays what it is without this module: Enter sends the words. The list is fetched as HTML,
 * only when typing pauses; an answer that comes too late is dropped.
 */
const PAUSE = 150;
let boxes = 0;

class SuggestingBox {
  constructor(form) {
    this.form = form;
    this.input = form.querySelector('input[name="q"]');
    this.list = this.makeList();
    this.status = this.makeStatus();
    this.active = -1;
    this.asked = "";
    this.describe();
    this.listen();
  }

  get options() {
    return [...this.list.children];
  }

  get isOpen() {
    return !this.list.hidden;
  }

  makeList() {
    boxes += 1;
    const list = document.createElement("ul");
    list.id = `suggestions-${boxes}`;
    list.className = "suggestions";
    list.setAttribute("role", "listbox");
    list.hidden = true;
    this.form.append(list);
    return list;
  }

  makeStatus() {
    const status = document.createElement("p");
    status.className = "visually-hidden";
    status.setAttribute("role", "status");
    this.form.append(status);
    return status;
  }

  describe() {
    const { input } = this;
    input.type = "text"; // a combobox is a text box; the keyboard of a phone still says "search"
    input.enterKeyHint = "search";
    input.autocomplete = "off";
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", this.list.id);
    this.list.setAttribute("aria-label", this.form.querySelector("label").textContent);
  }

  listen() {
    this.input.addEventListener("input", (event) => {
      if (!event.isComposing) this.askSoon();
    });
    this.input.addEventListener("compositionend", () => this.askSoon());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("focus", () => {
      if (this.options.length && this.asked === this.typed()) this.open();
    });
    this.form.addEventListener("submit", () => this.close());
    this.form.addEventListener("focusout", (event) => {
      if (!this.form.contains(event.relatedTarget)) this.close();
    });
    // The box keeps the focus, so that a click is not also a leave.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.go(event.target.closest("[data-url]"), event));
  }

  typed() {
    return this.input.value.trim();
  }

  askSoon() {
    clearTimeout(this.timer);
    this.request?.abort();
    if (!this.typed()) {
      this.clear();
      return;
    }
    this.timer = setTimeout(() => this.ask(this.typed()), PAUSE);
  }

  async ask(text) {
    this.request = new AbortController();
    try {
      const address = `${this.form.dataset.suggest}?${new URLSearchParams({ q: text })}`;
      const answer = await fetch(address, { signal: this.request.signal });
      if (!answer.ok) throw new Error(answer.statusText);
      this.show(new DOMParser().parseFromString(await answer.text(), "text/html"), text);
    } catch (fault) {
      if (fault.name !== "AbortError") this.clear();
    }
  }

  show(answer, text) {
    if (text !== this.typed()) return;
    const options = [...answer.querySelectorAll('[role="option"]')];
    options.forEach((option, place) => {
      option.id = `${this.list.id}-${place}`;
    });
    this.list.replaceChildren(...options);
    this.asked = text;
    this.activate(-1);
    if (document.activeElement === this.input) {
      this.status.textContent = answer.querySelector('[role="status"]')?.textContent ?? "";
      this.open();
    }
  }

  clear() {
    this.close();
    this.list.replaceChildren();
    this.asked = "";
  }

  open() {
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
  }

  close() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.list.hidden = true;
    this.status.textContent = "";
    this.input.setAttribute("aria-expanded", "false");
    this.activate(-1);
  }

  activate(place) {
    this.active = place;
    this.options.forEach((option, number) => {
      option.setAttribute("aria-selected", String(number === place));
    });
    const chosen = this.options[place];
    if (chosen) {
      this.input.setAttribute("aria-activedescendant", chosen.id);
      chosen.scrollIntoView({ block: "nearest" });
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  /* Down and up go through the list and by way of the box itself, which is place -1. */
  move(step) {
    const places = this.options.length + 1;
    this.activate(((this.active + 1 + step + places) % places) - 1);
  }

  key(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") this.arrow(event);
    else if (event.key === "Enter" && this.isOpen) this.go(this.options[this.active], event);
    else if (event.key === "Escape" && this.isOpen) this.escape(event);
  }

  arrow(event) {
    if (!this.isOpen && !this.options.length) {
      this.askSoon();
      return;
    }
    event.preventDefault();
    if (!this.isOpen) this.open();
    if (!event.altKey) this.move(event.key === "ArrowDown" ? 1 : -1);
  }

  escape(event) {
    event.preventDefault();
    this.close();
  }

  go(option, event) {
    if (!option) return;
    event.preventDefault();
    this.close();
    window.location.assign(option.dataset.url);
  }
}

for (const form of document.querySelectorAll("form[data-suggest]")) new SuggestingBox(form);
