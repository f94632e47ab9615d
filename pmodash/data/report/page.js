"use strict";

const values = (name) => JSON.parse(document.getElementById(name).textContent);
const darkOutside = matchMedia("(prefers-color-scheme: dark)");
const lookNow = () => document.documentElement.dataset.look || (darkOutside.matches ? "dark" : "light");

function made(tag, words, more) {
  const element = Object.assign(document.createElement(tag), more);
  if (words) element.textContent = words;
  return element;
}

function offerLook(changed) {
  const button = document.getElementById("look");
  const named = () => { button.textContent = lookNow() === "dark" ? "Light page" : "Dark page"; };
  button.addEventListener("click", () => {
    document.documentElement.dataset.look = lookNow() === "dark" ? "light" : "dark";
    named();
    changed();
  });
  darkOutside.addEventListener("change", () => { named(); changed(); });
  named();
  button.hidden = false;
}

function openForPrint() {
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });
}
