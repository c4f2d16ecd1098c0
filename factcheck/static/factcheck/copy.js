/* Buttons that copy the words of the element they name: shown only where this runs; those words can be selected without it. */
(() => {
  "use strict";
  for (const button of document.querySelectorAll("button[data-copies]")) {
    const words = document.getElementById(button.dataset.copies);
    button.hidden = false;
    button.addEventListener("click", async () => {
      getSelection().selectAllChildren(words);
      try {
        await navigator.clipboard.writeText(words.value || words.textContent.trim());
      } catch {
        document.execCommand("copy");
      }
      button.nextElementSibling.textContent = button.dataset.done;
    });
  }
})();
