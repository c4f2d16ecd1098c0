"use strict";

// Shows the API's description, from its address in the page.
const shown = document.getElementById("swagger-ui");
window.SwaggerUIBundle({
  url: shown.dataset.schema,
  domNode: shown,
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  docExpansion: "list",
  validatorUrl: null,
});
