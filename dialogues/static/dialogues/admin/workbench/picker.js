/* A box that searches records: an editable combobox with a list, after the ARIA pattern. */

import { bench, element, later, told } from "./bench.js";
import { load } from "./saving.js";

let count = 0;

export class Picker {
  constructor(root, { onChange = () => {}, onCreate = null } = {}) {
    this.root = root;
    this.noun = root.dataset.picker;
    this.many = "many" in root.dataset;
    this.creates = "creates" in root.dataset && bench.may[this.noun];
    this.box = root.querySelector(".picker__box");
    this.onChange = onChange;
    this.onCreate = onCreate;
    this.chosen = [];
    this.options = [];
    this.active = -1;
    this.asked = 0;
    this.build();
  }

  build() {
    count += 1;
    this.list = element("ul", { class: "picker__list", id: `picker-${count}`, role: "listbox", hidden: true });
    this.status = element("span", { class: "visually-hidden", role: "status" });
    const label = this.root.closest(".field, .row > div, .row")?.querySelector("label");
    if (label) this.list.setAttribute("aria-label", label.textContent);
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false",
      "aria-controls": this.list.id, spellcheck: "false",
    })) this.box.setAttribute(name, value);
    this.root.append(this.list, this.status);
    this.chosenList = this.root.querySelector(".picker__chosen");
    const ask = later(() => this.ask(), 120);
    this.box.addEventListener("input", () => {
      if (!this.many && this.chosen.length) this.set([], { keepText: true });
      ask();
    });
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.box.addEventListener("blur", () => setTimeout(() => this.settle(), 150));
    this.list.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      const option = event.target.closest("[role=option]");
      if (option) this.take(this.options[Number(option.dataset.place)]);
    });
    this.chosenList?.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button) this.remove(button.dataset.value);
    });
  }

  get values() {
    return this.chosen.map((one) => one.value);
  }

  get value() {
    return this.chosen[0] || null;
  }

  set(options, { keepText = false, quiet = false } = {}) {
    this.chosen = (options || []).filter(Boolean);
    if (!this.many && !keepText) this.box.value = this.chosen[0]?.label || "";
    this.box.classList.toggle("is-chosen", !this.many && this.chosen.length > 0);
    this.printChosen();
    if (!quiet) this.onChange(this);
  }

  add(option) {
    if (!this.values.includes(option.value)) this.set([...this.chosen, option]);
  }

  remove(value) {
    this.set(this.chosen.filter((one) => one.value !== value));
    this.box.focus();
  }

  printChosen() {
    this.chosenList?.replaceChildren(
      ...this.chosen.map((one) =>
        element("li", { class: "chip" }, one.label, " ", element(
          "button",
          { type: "button", "data-value": one.value, "aria-label": told("remove_named", { name: one.label }) },
          "×",
        )),
      ),
    );
  }

  async ask() {
    this.asked += 1;
    const mine = this.asked;
    const query = new URLSearchParams({ noun: this.noun, q: this.box.value.trim() });
    let found;
    try {
      found = await load(`${bench.addresses.choices}?${query}`);
    } catch (error) {
      this.status.textContent = told("load_failed", { message: error.message });
      return;
    }
    if (mine !== this.asked || document.activeElement !== this.box) return;
    this.offer(found.results.filter((one) => !this.many || !this.values.includes(one.value)));
  }

  offer(options) {
    const typed = this.box.value.trim();
    this.options = [...options];
    if (this.noun === "participant") this.options.push({ value: "voice", label: told("new_voice") });
    if (this.creates && typed) this.options.push({ create: typed, label: told("create", { name: typed }) });
    this.list.replaceChildren(...this.options.map((one, place) => this.optionItem(one, place)));
    if (!this.options.length) this.list.append(element("li", { class: "picker__none" }, told("none_found")));
    this.status.textContent = told("found", { count: options.length });
    this.open(true);
    this.point(typed && options.length ? 0 : -1);
  }

  optionItem(option, place) {
    const special = option.create || option.value === "voice";
    return element(
      "li",
      { role: "option", id: `${this.list.id}-${place}`, "data-place": place, "aria-selected": "false", class: special ? "picker__special" : "" },
      option.label,
    );
  }

  open(isOpen) {
    this.list.hidden = !isOpen;
    this.box.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) this.box.removeAttribute("aria-activedescendant");
  }

  point(place) {
    this.active = place;
    for (const item of this.list.querySelectorAll("[role=option]")) {
      const isActive = Number(item.dataset.place) === place;
      item.setAttribute("aria-selected", String(isActive));
      if (!isActive) continue;
      this.box.setAttribute("aria-activedescendant", item.id);
      item.scrollIntoView({ block: "nearest" });
    }
    if (place < 0) this.box.removeAttribute("aria-activedescendant");
  }

  key(event) {
    const isOpen = !this.list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen) this.ask();
      else this.point(this.neighbour(event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter" && isOpen && this.active >= 0 && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      this.take(this.options[this.active]);
    } else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      this.ask();
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      this.open(false);
    } else if (event.key === "Backspace" && this.many && !this.box.value && this.chosen.length) {
      this.remove(this.values[this.values.length - 1]);
    }
  }

  /** The next option that way, from the end on again. */
  neighbour(by) {
    const from = this.active < 0 && by < 0 ? 0 : this.active;
    return (from + by + this.options.length) % this.options.length;
  }

  /** Words that were typed and chose nothing; saving would drop them. */
  get leftOver() {
    const typed = this.box.value.trim();
    return this.many || !this.chosen.length ? typed : "";
  }

  take(option) {
    this.open(false);
    if (option.create) {
      this.onCreate?.(this, { name: option.create });
      return;
    }
    if (this.many) {
      this.box.value = "";
      this.add(option);
    } else {
      this.set([option]);
    }
    this.status.textContent = told("chosen", { name: option.label });
    this.box.focus();
  }

  /** Leaving the box closes its list; typed words that chose nothing stay to be seen. */
  settle() {
    if (document.activeElement === this.box) return;
    this.open(false);
    this.box.classList.toggle("is-unchosen", !this.chosen.length && this.box.value.trim() !== "" );
  }
}
