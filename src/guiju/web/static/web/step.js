"use strict";
// What a field held before the page was listening is told to those that watch it: a browser that fills a form again after
// going back or reloading, or somebody quicker than the script, would else read conditions of another day than the form's.
addEventListener("pageshow", () => {
  const differs = (field) => field.type === "checkbox" || field.type === "radio" ? field.checked !== field.defaultChecked
    : field.options ? field.value !== ([...field.options].find((option) => option.defaultSelected) ?? field.options[0])?.value
      : field.value !== field.defaultValue;
  for (const field of document.getElementById("step-form").elements) {
    if (field.matches("input:not([type=file], [type=hidden]), select") && differs(field)) {
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }
});
