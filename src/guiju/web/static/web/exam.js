"use strict";
// A sitting: the time that is left by the server's clock, what is answered kept every few seconds and as soon as the line is back.
// What could not be sent stays in the browser, for this page only (its seat): another device that took over knows better.
addEventListener("DOMContentLoaded", () => {
  const form = document.getElementById("sitting");
  const [left, done, bar, said] = ["left", "done", "bar", "said"].map((id) => document.getElementById(id));
  const seat = form.elements.seat.value, unsent = `sitting ${form.dataset.exam}`;
  const total = form.querySelectorAll("fieldset.question").length, every = Number(form.dataset.every) * 1000;
  let ends = performance.now() + Number(form.dataset.left) * 1000, kept = null, busy = false, over = false, due = 0, leaving = false;

  const ticked = () => [...form.querySelectorAll("fieldset.question input:checked")].map((one) => [one.name, one.value]);
  const say = (words, wrong = false) => { said.textContent = words; said.classList.toggle("error", wrong); };
  const count = () => {
    const answered = new Set(ticked().map(([name]) => name)).size;
    done.textContent = `已答${answered}题，共${total}题`;
    bar.value = answered;
  };
  const store = (act) => { try { return act(localStorage); } catch { return null; } };
  const remember = () => store((box) => box.setItem(unsent, JSON.stringify({ seat, ticked: ticked() })));
  // A page that is being left may have asked for the next one before the server had this answer: the next one is told by this store.
  const forget = () => leaving || store((box) => box.removeItem(unsent));

  const before = store((box) => JSON.parse(box.getItem(unsent)));
  if (before && before.seat === seat) {
    for (const input of form.querySelectorAll("fieldset.question input")) {
      input.checked = before.ticked.some(([name, value]) => name === input.name && value === input.value);
    }
  } else { // what the server has, whatever a browser that fills a form again has ticked
    const told = [...form.querySelectorAll("fieldset.question input")].filter((one) => one.defaultChecked);
    kept = JSON.stringify(told.map((one) => [one.name, one.value]));
  }

  const stop = (words) => { over = true; say(words, true); };
  // Handed in until it arrives: a server that is too busy at the end of an examination is asked again, at a time of one's own.
  async function handIn() {
    over = true;
    say("正在交卷，请不要关闭本页……");
    const body = new URLSearchParams([...ticked(), ["seat", seat], ["act", "hand_in"]]);
    const headers = { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value };
    for (;;) {
      try {
        const answer = await fetch(form.action, { method: "POST", body, headers, redirect: "manual" });
        if (answer.status < 500) { forget(); location.assign(form.action); return; }
      } catch { /* no line: asked again */ }
      say("网络中断或者访问的人较多，正在重新交卷，请不要关闭本页……", true);
      await new Promise((resolve) => setTimeout(resolve, 2000 + Math.random() * 4000));
    }
  }

  async function keep() {
    if (busy || over) return;
    const now = ticked(), text = JSON.stringify(now);
    if (text === kept) return;
    busy = true;
    try {
      const body = new URLSearchParams([["seat", seat], ...now]);
      const token = form.elements.csrfmiddlewaretoken.value;
      const answer = await fetch(form.dataset.keep, { method: "POST", body, headers: { "X-CSRFToken": token }, redirect: "manual", keepalive: true });
      if (answer.status === 204) {
        kept = text;
        if (JSON.stringify(ticked()) === text) forget();
        ends = performance.now() + (Number(form.dataset.ends) - Number(answer.headers.get("X-Moment"))) * 1000;
        say("答案已保存。");
      } else if (answer.status === 409) {
        stop("考试已在其他页面继续，本页不再保存。");
      } else if (answer.status === 410) {
        handIn();
      } else {
        say("登录已经失效或者没有权限，答案留在本页：请在新窗口登录，本页随后自动保存。", true);
      }
    } catch {
      say("网络中断，答案留在本页，恢复后自动保存；时间照常计算。", true);
    } finally {
      busy = false;
    }
  }

  form.addEventListener("change", () => { count(); remember(); });
  document.getElementById("keep").addEventListener("click", (event) => {
    event.preventDefault();
    keep().then(() => { if (!over && kept === JSON.stringify(ticked())) say("答案已保存。"); });
  });
  form.addEventListener("submit", (event) => {
    const open = total - new Set(ticked().map(([name]) => name)).size;
    event.preventDefault();
    if (over || !confirm(open ? `还有${open}题没有作答，确定交卷吗？` : "确定交卷吗？")) return;
    keep().then(() => { if (kept === JSON.stringify(ticked())) handIn(); }); // kept first: who was signed out is told so here
  });
  addEventListener("online", keep);
  addEventListener("beforeunload", () => { leaving = !over; });
  document.addEventListener("visibilitychange", () => { if (document.hidden) keep(); });
  setInterval(() => {
    const seconds = Math.max(0, Math.round((ends - performance.now()) / 1000));
    left.textContent = `剩余${Math.floor(seconds / 60)}分${String(seconds % 60).padStart(2, "0")}秒`;
    if (!seconds && !over && !busy) { handIn(); return; }
    if (performance.now() >= due) { due = performance.now() + every; keep(); }
  }, 1000);
  count();
  say("答案每15秒自动保存一次。");
});
