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

// A position is filled in by a browser that knows where it is, in the datum in which browsers tell it; it is asked only when
// somebody wishes it. Without this script, or without leave, the three fields are filled in by hand or left empty.
addEventListener("DOMContentLoaded", () => {
  const { latitude, longitude, datum } = document.getElementById("step-form").elements;
  if (!latitude || !longitude || !datum || !navigator.geolocation) return;
  const button = Object.assign(document.createElement("button"), { type: "button", className: "locate", textContent: "用本机定位" });
  const said = Object.assign(document.createElement("p"), { className: "help" });
  said.setAttribute("role", "status");
  latitude.closest(".field").before(button, said);
  button.addEventListener("click", () => {
    said.textContent = "正在定位……";
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      latitude.value = coords.latitude.toFixed(6);
      longitude.value = coords.longitude.toFixed(6);
      datum.value = "wgs84";
      said.textContent = `已填写，误差约${Math.ceil(coords.accuracy)}米。`;
      for (const field of [latitude, longitude, datum]) field.dispatchEvent(new Event("change", { bubbles: true }));
    }, () => { said.textContent = "本机没有给出位置，请手工填写，或者不填。"; }, { enableHighAccuracy: true, timeout: 20000 });
  });
});
