// The page's one script: cards of origin open beside their number and close with Escape. Without it they open at the edge.

export const script = `(function () {
  "use strict";
  var edge = 8;
  function card(target) {
    var number = target.closest ? target.closest(".n") : null;
    return number ? number.querySelector(".o") : null;
  }
  function place(event) {
    var box = card(event.target);
    if (!box || box.contains(event.target) || window.innerWidth < 640) return;
    box.classList.remove("closed");
    var link = box.parentElement.querySelector("a").getClientRects();
    var at = link[0];
    for (var i = 0; i < link.length; i++) {
      if (event.clientY >= link[i].top && event.clientY <= link[i].bottom) at = link[i];
    }
    box.classList.add("near");
    var width = box.offsetWidth;
    var height = box.offsetHeight;
    var left = Math.max(edge, Math.min(at.left, document.documentElement.clientWidth - width - edge));
    var below = at.bottom + height + edge < window.innerHeight || at.top - height - edge < 0;
    box.style.left = left + "px";
    box.style.top = (below ? at.bottom : at.top - height) + "px";
  }
  document.addEventListener("mouseover", place);
  document.addEventListener("focusin", place);
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    document.querySelectorAll(".n:hover > .o, .n:focus-within > .o").forEach(function (box) {
      box.classList.add("closed");
    });
  });
})();`;
