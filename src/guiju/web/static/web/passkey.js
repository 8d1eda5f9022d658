"use strict";
// A passkey is made or asked for when somebody presses the button; what the browser answers goes into the form, which is sent.
addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("form[data-passkey]");
  const said = form.querySelector("[data-passkey-said]");
  form.querySelector("[data-passkey-button]").addEventListener("click", async () => {
    if (!window.PublicKeyCredential) {
      said.textContent = "这个浏览器不支持通行密钥。";
      return;
    }
    const name = form.elements.name;
    if (name && !name.reportValidity()) return;
    said.textContent = "请按浏览器的提示确认……";
    try {
      const options = JSON.parse(form.dataset.options);
      const answer = form.dataset.passkey === "create" ? await webauthnJSON.create(options) : await webauthnJSON.get(options);
      form.elements.credential.value = JSON.stringify(answer);
      form.submit();
    } catch (error) {
      said.textContent = error.name === "InvalidStateError" ? "这个通行密钥已经登记过。" : "没有完成，可以再试一次。";
    }
  });
});
