/** The views that stand further down, or come when something has been trained: registered when the page has time. */
import './article.js';
import './inside/close-up.js';
import './inside/layer-speeds.js';
import './inside/matrices.js';
import './mistakes/mistakes.js';
import './notebook/runs.js';
import './notebook/search.js';
import './notebook/several.js';
import './notebook/sweep-chart.js';
import './seal.js';
import './share/embed.js';
import './share/report.js';
import './share/share.js';
import './speeds-chart.js';
import './summary-chart.js';
import './weight-histogram.js';
