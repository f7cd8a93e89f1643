/* Django's search boxes (select2) have no name that a screen reader could say: theirs is that of
 * the select they stand for. Rows of parts are added while the page is open, so this listens. */
"use strict";
{
  const name = (select) => select.labels?.[0]?.textContent.replace(/[:*\s]+$/, "").trim() || select.name;

  const nameBox = (select) => {
    const box = select.nextElementSibling;
    if (!box?.classList.contains("select2-container")) return;
    for (const part of box.querySelectorAll("[role=combobox], [role=textbox], [role=searchbox]")) {
      part.setAttribute("aria-label", name(select));
    }
  };

  const nameAll = () => document.querySelectorAll("select.admin-autocomplete").forEach(nameBox);

  window.addEventListener("load", () => {
    const $ = window.django?.jQuery;
    if (!$) return;
    $(() => setTimeout(nameAll)); // after the boxes, which are made when the page is ready
    $(document).on("change select2:select select2:unselect", "select.admin-autocomplete", nameAll);
    $(document).on("select2:open", (event) => {
      const field = document.querySelector(".select2-container--open .select2-search__field");
      field?.setAttribute("aria-label", name(event.target));
      field?.focus();
    });
  });
  document.addEventListener("formset:added", () => setTimeout(nameAll));
}
