// Draws every <div class="chart" data-spec="ID"> from the Vega-Lite specification in <script type="application/json" id="ID">.
for (const place of document.querySelectorAll(".chart[data-spec]")) {
  const spec = JSON.parse(document.getElementById(place.dataset.spec).textContent);
  vegaEmbed(place, spec, { actions: false, renderer: "svg", ast: true, tooltip: { theme: "light" } })
    .then(() => { place.dataset.drawn = "yes"; })
    .catch((error) => { place.textContent = "Không vẽ được biểu đồ: " + error.message; place.dataset.drawn = "no"; });
}
