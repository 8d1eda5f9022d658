"use strict";
// Files chosen in a field with a list beside it go up piece by piece (tus 1.0), and the form names them when it is sent. A broken
// line is waited for; after the page is loaded anew, what is whole is there again and what is not goes on from where it stopped
// once the same file is chosen. Without this script the form carries its files itself.
{
  const PIECE = 4 * 1024 * 1024; // a whole number of megabytes: the server keeps whole ones
  const LATER = 7 * 24 * 3600 * 1000;
  const token = () => document.querySelector("[name=csrfmiddlewaretoken]").value;
  const shown = (size) => size < 2 ** 20 ? `${Math.ceil(size / 1024)} KB` : size < 2 ** 30 ? `${(size / 2 ** 20).toFixed(1)} MB` : `${(size / 2 ** 30).toFixed(2)} GB`;
  const made = (tag, more, ...inside) => { const one = Object.assign(document.createElement(tag), more); one.append(...inside); return one; };
  const pause = (ms) => new Promise((go) => { const end = () => { removeEventListener("online", end); go(); }; setTimeout(end, ms); addEventListener("online", end); });
  const sending = new Set();

  function ask(method, address, headers = {}, body = null) {
    const told = { "Tus-Resumable": "1.0.0", "X-CSRFToken": token(), ...headers };
    return fetch(address, { method, body, headers: told, redirect: "manual", credentials: "same-origin" });
  }

  // What is remembered of a field in this browser: by the record as it stood when the form was made.
  function memory(list) {
    const version = document.querySelector("[name=new_id]") ? "new" : document.querySelector("[name=version]")?.value;
    const key = `pieces ${location.pathname} ${version} ${list.dataset.name}`;
    const read = () => { try { return JSON.parse(localStorage.getItem(key)) || []; } catch { return []; } };
    const write = (rows) => { try { rows.length ? localStorage.setItem(key, JSON.stringify(rows)) : localStorage.removeItem(key); } catch { /* none to be had */ } };
    return {
      fresh: version === "new",
      rows: () => read().filter((row) => Date.now() - row.at < LATER),
      keep(row) { write([...read().filter((one) => one.address !== row.address), row]); },
      forget(address) { write(read().filter((one) => one.address !== address)); },
    };
  }

  class Line {
    constructor(list, remembered, name) {
      this.list = list; this.remembered = remembered; this.name = name; this.stopped = false;
      this.bar = made("progress", { max: 100, value: 0 });
      this.words = made("span", { className: "note" });
      this.item = made("li", {}, made("span", { textContent: name }), " ", this.bar, " ", this.words, " ");
      const stop = made("button", { type: "button", className: "add", textContent: "取消" });
      stop.addEventListener("click", () => { this.stopped = true; this.drop(); this.item.remove(); });
      this.item.append(stop);
      list.append(this.item);
    }
    say(words) { this.words.textContent = words; }
    at(come, size) { this.bar.value = 100 * come / size; this.bar.textContent = `${Math.floor(this.bar.value)}%`; }
    drop() { if (this.address) { this.remembered.forget(this.address); ask("DELETE", this.address).catch(() => {}); } }
    whole(size, ticked = true) {
      const box = made("input", { type: "checkbox", name: this.list.dataset.name, value: this.address.split("/").filter(Boolean).pop(), checked: ticked });
      this.item.replaceChildren(made("label", {}, box, ` ${this.name}（${shown(size)}，已传完）`));
    }
  }

  async function begun(file, line) {
    const name = btoa(String.fromCharCode(...new TextEncoder().encode(file.name)));
    const answer = await ask("POST", line.list.dataset.pieces, { "Upload-Length": file.size, "Upload-Metadata": `filename ${name}` });
    if (answer.status !== 201) return answer;
    line.address = new URL(answer.headers.get("Location"), location).pathname;
    line.remembered.keep({ address: line.address, name: file.name, size: file.size, changed: file.lastModified, at: Date.now() });
    return null;
  }

  // One file to its end. A line that breaks is tried again, longer and longer apart; what the server refuses is said.
  async function send(file, line) {
    const known = line.remembered.rows().find((row) => row.name === file.name && row.size === file.size && row.changed === file.lastModified);
    line.address = known?.address;
    let come = null, tries = 0;
    while (!line.stopped) {
      try {
        let answer = line.address ? null : await begun(file, line);
        if (!answer && come === null) answer = await ask("HEAD", line.address);
        else if (!answer) answer = await ask("PATCH", line.address, { "Upload-Offset": come, "Content-Type": "application/offset+octet-stream" }, file.slice(come, come + PIECE));
        if (line.stopped) return;
        const offset = answer.headers.get("Upload-Offset");
        if (offset !== null && (answer.ok || answer.status === 409)) {
          // At the end and refused: another page brings the same file to its end just now.
          const done = Number(offset) === file.size && come !== null && answer.ok;
          come = Number(offset); tries = 0;
          line.at(come, file.size);
          line.say(`${shown(come)} / ${shown(file.size)}`);
          if (done) { line.whole(file.size); return; }
          if (answer.status === 409) await pause(1000);
        } else if (answer.status === 404 && known) { // used or tidied away since: from the beginning
          line.remembered.forget(line.address);
          line.address = undefined; come = null;
        } else if (answer.type === "opaqueredirect" || answer.status === 403) {
          line.say("登录已过期：请在另一个窗口重新登录，上传将自动继续。");
          await pause(10000);
          come = null;
        } else if (answer.status >= 500 || answer.status === 429) {
          throw new Error();
        } else {
          line.say((await answer.text()) || "没有收下，请重新选择。");
          line.bar.remove();
          if (line.address) line.remembered.forget(line.address);
          line.address = undefined;
          return;
        }
      } catch {
        tries += 1;
        line.say("连接中断，正在等待恢复……");
        await pause(Math.min(30000, 1000 * 2 ** tries));
        come = null;
      }
    }
  }

  // What this browser remembers of the field: whole files are offered again, of others it is said that they can go on.
  async function recall(list, remembered) {
    for (const row of remembered.rows()) {
      if (list.querySelector(`[value="${row.address.split("/").filter(Boolean).pop()}"]`)) continue;
      try {
        const answer = await ask("HEAD", row.address);
        if (answer.status === 404) { remembered.forget(row.address); continue; }
        const come = Number(answer.headers.get("Upload-Offset"));
        const line = new Line(list, remembered, row.name);
        line.address = row.address;
        if (come === row.size) line.whole(row.size, !remembered.fresh);
        else { line.at(come, row.size); line.say(`已传 ${shown(come)}，请重新选择这份文件，从此处继续。`); line.left = true; list.left = [...list.left || [], line]; }
      } catch { /* off line: what is chosen anew finds its place by itself */ }
    }
  }

  addEventListener("DOMContentLoaded", () => {
    for (const list of document.querySelectorAll("ul.came[data-pieces]")) {
      const input = list.parentElement.querySelector("input[type=file]");
      const remembered = memory(list);
      recall(list, remembered);
      let queue = Promise.resolve(), submitter = null;
      input.addEventListener("change", () => {
        for (const file of input.files) {
          for (const line of (list.left || []).filter((one) => one.name === file.name)) line.item.remove();
          const line = new Line(list, remembered, file.name);
          line.say("等待上传");
          sending.add(line);
          queue = queue.then(() => line.stopped ? null : send(file, line)).finally(() => sending.delete(line));
          queue.then(() => { // somebody has pressed the button meanwhile
            if (submitter === null || sending.size) return;
            const pressed = submitter;
            submitter = null;
            if (line.address || line.stopped) input.form.requestSubmit(pressed || undefined);
          });
        }
        input.value = ""; // the form carries no file that goes up by itself
      });
      input.form.addEventListener("submit", (event) => {
        const busy = [...sending].filter((line) => !line.stopped);
        if (!busy.length) return;
        event.preventDefault();
        submitter = event.submitter || false;
        busy[0].item.scrollIntoView({ block: "center" });
        for (const line of busy) line.item.classList.add("waited-for");
        if (!list.parentElement.querySelector(".waiting")) {
          list.after(made("p", { className: "note waiting", textContent: "还有文件没有传完：传完后自动提交，不需要的请取消。" }));
        }
      });
    }
  });
}
