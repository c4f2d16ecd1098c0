/* In a card: tells the page around it how tall the card is. In that page: gives the card's frame that height. */
(() => {
  "use strict";
  const name = "factcheck-card-height";
  const card = document.querySelector("[data-card]");
  if (card) {
    const tell = () => parent.postMessage({ [name]: Math.ceil(card.getBoundingClientRect().height) }, "*");
    new ResizeObserver(tell).observe(card);
    return;
  }
  addEventListener("message", (event) => {
    const height = event.data && event.data[name];
    if (!(height > 0 && height < 5000)) return;
    for (const frame of document.querySelectorAll("iframe")) {
      if (frame.contentWindow === event.source) frame.style.height = `${height}px`;
    }
  });
})();
