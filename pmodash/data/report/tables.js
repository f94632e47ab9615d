const SIZES = [25, 50, 100, 500];
const PAGE = 50;
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const inOrder = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
const number = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2 });

function percent(share) {
  if (share > 0 && share < 0.005) return "<1 %";
  if (share >= 0.995 && share < 1) return ">99 %";
  return Math.trunc(Math.round(share * 1e8) / 1e6 + 0.5) + " %";
}

function words(value, kind) {
  if (value === null) return "";
  if (kind === "share" && typeof value === "number") return percent(value);
  if (typeof value === "number") return number.format(value);
  const day = kind === "date" && /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
  return day ? `${+day[3]} ${MONTHS[day[2] - 1]} ${day[1]}` : value;
}

function compared(order) {
  if (order.length) return (one, other) => order.indexOf(one) - order.indexOf(other);
  return (one, other) => (
    typeof one === "number" && typeof other === "number" ? one - other : inOrder.compare(one, other)
  );
}

const isBlank = (value) => value === null || value === "";

function sorted(rows, place, order, downward) {
  const compare = compared(order);
  const told = rows.filter((row) => !isBlank(row[place]));
  told.sort((one, other) => compare(one[place], other[place]) * (downward ? -1 : 1));
  return [...told, ...rows.filter((row) => isBlank(row[place]))];
}

function cell(value, kind, order) {
  const found = made("td", words(value, kind), { dir: "auto", className: kind });
  const place = kind === "group" || kind === "status" ? order.indexOf(value) : -1;
  if (place >= 0) found.classList.add(`${kind}-${place}`);
  return found;
}

class SortedTable {
  constructor(box, { kinds, orders, rows }) {
    Object.assign(this, { box, kinds, orders, rows, kept: rows, size: PAGE, page: 0 });
    this.heads = [...box.querySelectorAll("thead th")];
    this.body = box.querySelector("tbody");
    this.count = box.querySelector(".count");
    if (rows.length < 2) return;
    this.heads.forEach((head, place) => this.offerSort(head, place));
    if (rows.length > SIZES[0]) this.offerTools();
  }

  offerSort(head, place) {
    const button = made("button", head.textContent, { type: "button" });
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const downward = head.getAttribute("aria-sort") === "ascending";
      for (const other of this.heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", downward ? "descending" : "ascending");
      this.rows = sorted(this.rows, place, this.orders[place], downward);
      this.search();
    });
  }

  offerTools() {
    const tools = made("div", "", { className: "tools" });
    this.searched = made("input", "", { type: "search", autocomplete: "off" });
    this.searched.addEventListener("input", () => this.search());
    const sizes = made("select");
    for (const size of [...SIZES.filter((size) => size < this.rows.length), this.rows.length]) {
      const all = size === this.rows.length;
      sizes.append(made("option", all ? "All" : String(size), { value: size, selected: size === PAGE || (all && size < PAGE) }));
    }
    this.size = +sizes.value;
    sizes.addEventListener("change", () => { this.size = +sizes.value; this.turn(0); });
    tools.append(this.labelled("Search this table", this.searched), this.labelled("Rows on a page", sizes));
    this.box.querySelector("h3").after(tools);
    this.offerPages();
    this.turn(0);
  }

  offerPages() {
    const turn = made("div", "", { className: "turn" });
    this.back = made("button", "Earlier rows", { type: "button" });
    this.on = made("button", "Further rows", { type: "button" });
    this.back.addEventListener("click", () => this.turn(this.page - 1));
    this.on.addEventListener("click", () => this.turn(this.page + 1));
    turn.append(this.back, this.on);
    this.box.append(turn);
  }

  labelled(text, control) {
    const label = made("label", text);
    label.append(control);
    return label;
  }

  search() {
    const asked = (this.searched?.value || "").toLowerCase().split(/\s+/).filter(Boolean);
    this.texts ??= new Map();
    this.kept = asked.length ? this.rows.filter((row) => asked.every((word) => this.text(row).includes(word))) : this.rows;
    this.turn(0);
  }

  text(row) {
    if (!this.texts.has(row)) {
      this.texts.set(row, row.map((value, place) => words(value, this.kinds[place])).join("\n").toLowerCase());
    }
    return this.texts.get(row);
  }

  turn(page) {
    this.page = page;
    const start = page * this.size;
    const shown = this.kept.slice(start, start + this.size);
    this.body.replaceChildren(...shown.map((row) => {
      const line = made("tr");
      line.append(...row.map((value, place) => cell(value, this.kinds[place], this.orders[place])));
      return line;
    }));
    if (this.count) this.tell(start, shown.length);
  }

  tell(start, shown) {
    const found = number.format(this.kept.length);
    const of = this.kept.length < this.rows.length ? `${found} found among ${number.format(this.rows.length)}` : found;
    this.count.textContent = shown
      ? `Rows ${number.format(start + 1)} to ${number.format(start + shown)} of ${of}` : `No row of ${number.format(this.rows.length)} holds these words`;
    if (!this.back) return;
    this.back.disabled = start === 0;
    this.on.disabled = start + shown >= this.kept.length;
  }
}

for (const [name, held] of Object.entries(values("table-values"))) {
  new SortedTable(document.querySelector(`[data-table="${name}"]`), held);
}
