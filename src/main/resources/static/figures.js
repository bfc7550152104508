// Draws the charts and maps of a dataset's page. Every drawing has its table beside it; without this file nothing is missing
// but the picture. Colours are read from the tokens, so a drawing follows light and dark.
(() => {
  "use strict";

  const drawn = new Map();
  const boundaries = new Map();
  let library = null;

  const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  // A colour's token holds two colours; an element that wears it knows which one the reader sees.
  const wearer = document.createElement("i");
  wearer.hidden = true;
  document.body.append(wearer);
  const colour = (name) => {
    wearer.style.color = `var(${name})`;
    return getComputedStyle(wearer).color;
  };

  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  const locale = (lang) => (lang === "ar" ? "ar-u-nu-latn" : lang);
  const isRightToLeft = () => document.documentElement.dir === "rtl";

  function load(address) {
    library ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = () => resolve(window.echarts);
      script.onerror = reject;
      document.head.append(script);
    });
    return library;
  }

  function palette() {
    return [colour("--river"), colour("--citrus"), colour("--leaf"), colour("--rose"), colour("--ink-2"), colour("--masonry-2")];
  }

  function texts() {
    return { color: colour("--ink-2"), fontFamily: token("--sans"), fontSize: 13 };
  }

  function tooltip() {
    return {
      renderMode: "richText", // the policy of this house forbids inline styles, also in bubbles
      confine: true,
      backgroundColor: colour("--card"),
      borderColor: colour("--line"),
      textStyle: { ...texts(), color: colour("--ink") },
    };
  }

  function figures(lang, decimals) {
    const exact = new Intl.NumberFormat(locale(lang), { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    const short = new Intl.NumberFormat(locale(lang), { notation: "compact", maximumFractionDigits: 1 });
    const signed = (number) => number.replace("-", "\u2212");
    return { exact: (value) => (value == null ? "–" : signed(exact.format(value))), short: (value) => signed(short.format(value)) };
  }

  function base(data) {
    return {
      animation: !calm(),
      animationDuration: 400,
      color: palette(),
      textStyle: texts(),
      grid: { left: 8, right: 16, top: data.series.length > 1 ? 40 : 16, bottom: 8, containLabel: true },
      legend: data.series.length > 1 ? { top: 0, left: isRightToLeft() ? "right" : "left", textStyle: texts(), icon: "roundRect", itemHeight: 4, type: "scroll" } : undefined,
    };
  }

  function lineOption(data, lang, element) {
    const format = figures(lang, data.decimals);
    const numbers = data.series.flatMap((series) => series.values).filter((value) => value != null);
    return {
      ...base(data),
      tooltip: { ...tooltip(), trigger: "axis", axisPointer: { type: "line", lineStyle: { color: colour("--edge") } }, valueFormatter: format.exact },
      xAxis: { type: "category", data: data.labels, boundaryGap: false, axisLine: { lineStyle: { color: colour("--line") } }, axisTick: { show: false }, axisLabel: { ...texts(), hideOverlap: true } },
      yAxis: { type: "value", min: numbers.some((value) => value < 0) ? undefined : 0, axisLabel: { ...texts(), formatter: format.short }, splitLine: { lineStyle: { color: colour("--line") } } },
      series: data.series.map((series, place) => ({
        type: "line",
        name: series.name,
        data: series.values,
        connectNulls: false,
        lineStyle: { width: place === 0 ? 3 : 2, type: ["solid", "solid", "dashed", "dotted", "dashed", "dotted"][place] },
        symbol: "circle",
        symbolSize: data.labels.length > 40 ? 0 : 5,
        showSymbol: data.labels.length <= 40,
        areaStyle: data.series.length === 1 ? { color: colour("--river"), opacity: 0.08 } : undefined,
        endLabel: data.series.length === 1 ? { show: false } : undefined,
        markPoint: data.series.length === 1 ? newest(series, data, format, element) : undefined,
      })),
    };
  }

  /** The figure everybody came for stands at the end of the line, where there is room; the sentence below says it too. */
  function newest(series, data, format, element) {
    const last = series.values.findLastIndex((value) => value != null);
    if (last < 0) return undefined;
    const falls = series.values.slice(Math.max(0, last - 4), last).some((value) => value > series.values[last]);
    return {
      symbol: "circle",
      symbolSize: 10,
      itemStyle: { color: colour("--citrus") },
      silent: true,
      animation: false,
      data: [{ coord: [last, series.values[last]] }],
      label: { show: element.clientWidth > 420, formatter: () => format.exact(series.values[last]), position: falls ? "bottom" : "top", align: "right", distance: 10, color: colour("--ink"), backgroundColor: colour("--card"), padding: [2, 4], borderRadius: 3, fontWeight: 650, fontFamily: token("--sans") },
    };
  }

  function barOption(data, lang) {
    const format = figures(lang, data.decimals);
    const mirrored = isRightToLeft();
    return {
      ...base(data),
      tooltip: { ...tooltip(), trigger: "axis", axisPointer: { type: "shadow" }, valueFormatter: format.exact },
      xAxis: { type: "value", inverse: mirrored, axisLabel: { ...texts(), formatter: format.short, hideOverlap: true }, splitLine: { lineStyle: { color: colour("--line") } } },
      yAxis: { type: "category", inverse: true, position: mirrored ? "right" : "left", data: data.labels, axisTick: { show: false }, axisLine: { show: false }, axisLabel: { ...texts(), color: colour("--ink"), width: 150, overflow: "truncate" } },
      series: data.series.map((series) => ({
        type: "bar",
        name: series.name,
        data: series.values,
        barMaxWidth: 22,
        itemStyle: { borderRadius: 3 },
        label: data.series.length === 1 ? { show: true, position: mirrored ? "left" : "right", formatter: (bar) => format.exact(bar.value), color: colour("--ink-2"), fontFamily: token("--sans") } : undefined,
      })),
      ...(data.series.length === 1 ? { grid: { left: mirrored ? 70 : 8, right: mirrored ? 8 : 70, top: 8, bottom: 8, containLabel: true } } : {}),
    };
  }

  // Equal Earth (Šavrič, Patterson, Jenny 2018): areas keep their proportions, so no country looks larger than it is.
  const A = [1.340264, -0.081106, 0.000893, 0.003796];
  const M = Math.sqrt(3) / 2;
  const equalEarth = {
    project([longitude, latitude]) {
      const t = Math.asin(M * Math.sin((latitude * Math.PI) / 180));
      const t2 = t * t;
      const t6 = t2 * t2 * t2;
      const x = ((longitude * Math.PI) / 180) * Math.cos(t) / (M * (A[0] + 3 * A[1] * t2 + t6 * (7 * A[2] + 9 * A[3] * t2)));
      return [x * 100, -t * (A[0] + A[1] * t2 + t6 * (A[2] + A[3] * t2)) * 100];
    },
    unproject([x, y]) {
      let t = -y / 100;
      for (let i = 0; i < 12; i++) {
        const t2 = t * t;
        const t6 = t2 * t2 * t2;
        t -= (t * (A[0] + A[1] * t2 + t6 * (A[2] + A[3] * t2)) + y / 100) / (A[0] + 3 * A[1] * t2 + t6 * (7 * A[2] + 9 * A[3] * t2));
      }
      const t2 = t * t;
      const t6 = t2 * t2 * t2;
      const longitude = (M * x * (A[0] + 3 * A[1] * t2 + t6 * (7 * A[2] + 9 * A[3] * t2))) / (100 * Math.cos(t));
      return [(longitude * 180) / Math.PI, (Math.asin(Math.sin(t) / M) * 180) / Math.PI];
    },
  };

  function shades(element, count) {
    const legend = [...element.closest("figure").querySelectorAll("[data-legend] .shade")];
    return legend.slice(0, count).map((swatch) => getComputedStyle(swatch).backgroundColor);
  }

  function mapOption(data, lang, element, shapes) {
    const format = figures(lang, data.decimals);
    const names = new Map(data.areas.map((area) => [area.code, area.name]));
    const colours = shades(element, data.classes.length);
    const isWorld = data.boundaries.includes("world");
    return {
      animation: false,
      textStyle: texts(),
      tooltip: { ...tooltip(), trigger: "item", formatter: (place) => `${names.get(place.name) ?? place.name}: ${Number.isFinite(place.value) ? format.exact(place.value) : "–"}` },
      visualMap: {
        show: false,
        type: "piecewise",
        pieces: data.classes.map((shade, place) => ({ gte: shade.from, lt: shade.to ?? undefined, color: colours[place] })),
        outOfRange: { color: colour("--stone") },
      },
      series: [
        {
          type: "map",
          map: data.boundaries,
          projection: isWorld ? equalEarth : undefined,
          aspectScale: isWorld ? 1 : 0.78,
          left: 4,
          right: 4,
          top: 4,
          bottom: 4,
          selectedMode: false,
          itemStyle: { areaColor: colour("--stone"), borderColor: colour("--card"), borderWidth: 0.6 },
          emphasis: { label: { show: false }, itemStyle: { areaColor: undefined, borderColor: colour("--ink"), borderWidth: 1.5 } },
          data: data.areas.filter((area) => shapes.has(area.code)).map((area) => ({ name: area.code, value: area.value })),
        },
      ],
    };
  }

  async function shapesOf(data, element, echarts) {
    if (!boundaries.has(data.boundaries)) {
      const answer = await fetch(element.dataset.geo + data.boundaries);
      const geo = await answer.json();
      echarts.registerMap(data.boundaries, geo);
      boundaries.set(data.boundaries, new Set(geo.features.map((feature) => feature.properties.name)));
    }
    return boundaries.get(data.boundaries);
  }

  /** Places with figures but without a shape are named, never dropped in silence. */
  function nameUnshaped(element, data, shapes) {
    const missing = data.areas.filter((area) => !shapes.has(area.code)).map((area) => area.name);
    const line = element.closest("figure").querySelector("[data-unshaped]");
    line.hidden = missing.length === 0;
    line.querySelector("[data-unshaped-names]").textContent = new Intl.ListFormat(locale(element.dataset.lang)).format(missing.slice(0, 12)) + (missing.length > 12 ? " …" : "");
  }

  async function draw(element) {
    const isMap = "map" in element.dataset;
    const data = JSON.parse(isMap ? element.dataset.map : element.dataset.chart);
    const lang = element.dataset.lang;
    try {
      const echarts = await load(element.dataset.echarts);
      const shapes = isMap ? await shapesOf(data, element, echarts) : null;
      if (!element.isConnected) return;
      if (isMap) {
        element.closest("figure").querySelector("[data-legend]").hidden = false;
        nameUnshaped(element, data, shapes);
      } else if (data.kind !== "LINE") {
        element.dataset.size = data.labels.length * data.series.length > 24 ? "tall" : data.labels.length > 8 ? "middle" : "short";
      }
      element.hidden = false;
      const chart = echarts.init(element, null, { renderer: "canvas" });
      const paint = (atOnce) => {
        chart.setOption(isMap ? mapOption(data, lang, element, shapes) : data.kind === "LINE" ? lineOption(data, lang, element) : barOption(data, lang), true);
        if (atOnce) chart.getZr().flush();
      };
      paint(false);
      const size = new ResizeObserver(() => chart.resize());
      size.observe(element);
      drawn.set(element, { paint, forget: () => { size.disconnect(); chart.dispose(); } });
      if (!isMap) walk(element, chart, data);
    } catch {
      element.hidden = true; // the table says it all
    }
  }

  /** Arrow keys go from figure to figure. */
  function walk(element, chart, data) {
    let place = -1;
    element.setAttribute("aria-roledescription", element.dataset.hint);
    element.addEventListener("keydown", (event) => {
      const back = data.kind === "LINE" ? "ArrowLeft" : "ArrowUp";
      const forth = data.kind === "LINE" ? "ArrowRight" : "ArrowDown";
      if (event.key !== back && event.key !== forth) return;
      event.preventDefault();
      place = Math.min(data.labels.length - 1, Math.max(0, place + (event.key === forth ? 1 : -1)));
      chart.dispatchAction({ type: "showTip", seriesIndex: 0, dataIndex: place });
      const live = document.getElementById("live");
      const format = figures(element.dataset.lang, data.decimals);
      if (live) live.textContent = `${data.labels[place]}: ${data.series.map((series) => (data.series.length > 1 ? series.name + " " : "") + format.exact(series.values[place])).join(", ")}`;
    });
    element.addEventListener("blur", () => chart.dispatchAction({ type: "hideTip" }));
  }

  function drawAll(root) {
    for (const [element, drawing] of drawn) {
      if (!element.isConnected) {
        drawing.forget();
        drawn.delete(element);
      }
    }
    for (const element of root.querySelectorAll("[data-chart], [data-map]")) if (!drawn.has(element)) draw(element);
  }

  const fold = (text) => text.toLocaleLowerCase(document.documentElement.lang).normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ı", "i");

  /** A long list shows what fits the words typed into it. */
  function prepareChoices(root) {
    for (const part of root.querySelectorAll("[data-needs-script]")) part.hidden = false;
  }

  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement) || !("find" in field.dataset)) return;
    event.stopPropagation();
    const words = fold(field.value.trim());
    for (const box of field.closest("[data-choice]").querySelectorAll(".form-check")) box.hidden = words !== "" && !fold(box.textContent).includes(words);
  });
  document.addEventListener("change", (event) => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement)) return;
    if ("find" in box.dataset || "findThere" in box.dataset) {
      event.stopPropagation();
      return;
    }
    const choice = box.closest("[data-choice]");
    if (!choice) return;
    const words = choice.querySelector("[data-choice-words]");
    const chosen = [...choice.querySelectorAll("input:checked")].map((one) => one.labels[0].textContent.trim());
    words.textContent = chosen.length === 0 ? words.dataset.all : chosen.length > 2 ? chosen.length.toLocaleString(locale(document.documentElement.lang)) : chosen.join(", ");
  }, true);

  // A search within a list is not a change of the question.
  document.addEventListener("htmx:beforeRequest", (event) => {
    const cause = event.detail.requestConfig?.triggeringEvent?.target;
    if (cause instanceof HTMLInputElement && "find" in cause.dataset) event.preventDefault();
  });
  document.addEventListener("htmx:afterSwap", (event) => drawAll(event.target));
  const repaint = () => { for (const drawing of drawn.values()) drawing.paint(false); };
  document.addEventListener("themechange", repaint);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);

  // Paper has no hover and no dark view: what is printed is what was drawn, in the light.
  const draught = (scheme) => () => {
    document.documentElement.style.colorScheme = scheme;
    for (const drawing of drawn.values()) drawing.paint(true);
  };
  addEventListener("beforeprint", draught("light"));
  addEventListener("afterprint", draught(""));
  prepareChoices(document);
  drawAll(document);
})();
