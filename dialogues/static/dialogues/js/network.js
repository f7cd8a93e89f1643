// Makes the drawing quicker to read: whoever points at a node, or reaches it by keyboard, sees its
// ties and neighbours before the rest; whoever presses a tie comes to the words behind it. All of
// it is in the tables too, which need no script.
const drawing = document.querySelector(".network__drawing");

if (drawing) {
  const nodes = [...drawing.querySelectorAll("[data-node]")];
  const ties = [...drawing.querySelectorAll("[data-ends]")];
  const ends = new Map(ties.map((tie) => [tie, tie.dataset.ends.split(" ")]));

  const clear = () => {
    drawing.classList.remove("is-narrowed");
    for (const element of drawing.querySelectorAll(".is-near")) element.classList.remove("is-near");
  };

  const narrow = (chosen) => {
    clear();
    const near = new Set([chosen]);
    for (const [tie, [one, other]] of ends) {
      if (one === chosen || other === chosen) {
        tie.classList.add("is-near");
        near.add(one === chosen ? other : one);
      }
    }
    for (const node of nodes) node.classList.toggle("is-near", near.has(node.dataset.node));
    drawing.classList.add("is-narrowed");
  };

  for (const node of nodes) {
    node.addEventListener("pointerenter", () => narrow(node.dataset.node));
    node.addEventListener("pointerleave", clear);
    node.addEventListener("focus", () => narrow(node.dataset.node));
    node.addEventListener("blur", clear);
  }

  drawing.addEventListener("click", (event) => {
    const tie = event.target.closest("[data-edge]");
    if (!tie) return;
    const address = new URL(window.location.href);
    address.searchParams.delete("node");
    address.searchParams.set("edge", tie.dataset.edge);
    address.hash = "evidence";
    window.location.assign(address);
  });
  drawing.classList.add("is-live");
}
