/** Which parts of the lab stand where: in each view other ones, less what is hidden. */
import { html, nothing } from 'lit';
import { CHAPTER } from '../lab/chapter.js';
import { EXPERIMENTS } from '../lab/experiments/index.js';
import { isConcealed } from '../lab/forecasting.js';
import { changedFields, DEFAULT_CONFIGURATION, MNIST } from '../model/configuration.js';
import { text } from '../texts/index.js';
import { classNames } from '../views/class-names.js';
import { raise } from '../views/raise.js';
import { examples, pad } from './pad-part.js';

/** @typedef {import('./lab.js').LabView} LabView */
/** @typedef {(lab: LabView) => unknown} Part */

/** @param {LabView} lab */
const hasTitle = (lab) =>
  lab.presentation.view === 'full' && lab.standalone !== 'frame' && !lab.isHidden('title');

/** A page has a heading, whether or not it is to be seen. @type {Part} */
const unseenTitle = (lab) =>
  lab.standalone && (lab.lecture || !hasTitle(lab))
    ? html`<h1 class="visually-hidden">${text('page.title')}</h1>`
    : nothing;

/** @type {Part} */
const title = (lab) =>
  !hasTitle(lab)
    ? nothing
    : html`<header class="title" part="title">
        <h1>${text('page.title')}</h1>
        <p>${text('page.subtitle')}</p>
        <button class="present" @click=${() => raise(lab, 'lab-present')}>
          ${text('page.present')}
        </button>
      </header>`;

/** @type {Part} */
const experiment = (lab) =>
  lab.isHidden('experiment')
    ? nothing
    : html`<div class="experiment" part="experiment">
        ${lab.standalone === 'page' ? html`<n2-first-path .state=${lab.state} .first=${CHAPTER[0]}></n2-first-path>` : nothing}
        <n2-experiment-picker
          .state=${lab.state}
          .experiments=${EXPERIMENTS}
        ></n2-experiment-picker>
        <n2-game .state=${lab.state} ?hidden=${!lab.state.experiment?.game}></n2-game>
        ${lab.isHidden('accuracy') ? findings(lab) : nothing}
      </div>`;

/** What an experiment shows, below the curve that shows it: above, it would push the curve out of sight. @type {Part} */
const findings = (lab) =>
  lab.presentation.view === 'full' && !lab.isHidden('experiment')
    ? html`<n2-findings .state=${lab.state}></n2-findings>`
    : nothing;

/** What the link says of the run, and what went wrong. @type {Part} */
const notices = ({ state, ignored, isIncomplete }) =>
  html`${isIncomplete ? html`<p role="alert">${text('page.incomplete')}</p>` : nothing}<n2-claim
      .state=${state}
      .ignored=${ignored}
    ></n2-claim>
    <n2-problem .state=${state} ?hidden=${!state.problem}></n2-problem>`;

/** @type {Part} */
const drive = (lab) =>
  html`<section class="drive" part="drive" aria-label=${text('page.training')}>
    <n2-transport .state=${lab.state} .hasSteps=${!lab.isHidden('steps')}>
      ${
        lab.isHidden('controls')
          ? nothing
          : html`<button class="sheet" popovertarget="settings">${text('page.settings')}</button>`
      }
      ${lab.lecture ? html`<button @click=${() => lab.lecture?.end()}>${text('page.leave')}</button>` : nothing}
    </n2-transport>
  </section>`;

/** How far it has come. @type {Part} */
const status = (lab) =>
  html`<div class="status" part="status">
    <n2-status .state=${lab.state}></n2-status>
    ${notices(lab)}
  </div>`;

/** Of a plot, in pixels: in a view with little else there is room. @param {LabView} lab */
const heightIn = ({ presentation: { view }, lecture }) =>
  lecture?.plotHeight ?? (view === 'full' ? 230 : 360);

/**
 * The charts that a lecture has no room for: those without curves, of which one is left at least, and costs where the
 * speeds of the layers or the weights by size are looked at.
 * @param {LabView} lab
 */
function leftOut({ lecture, state: { configuration } }) {
  const { monitors, speeds, histogram } = configuration;
  const hasCost = monitors.some((monitor) => monitor.endsWith('Cost'));
  const hasAccuracy = monitors.some((monitor) => monitor.endsWith('Accuracy'));
  const isHeld = lecture !== null;
  const isRoomTaken = hasAccuracy && (speeds || histogram);
  return { accuracy: isHeld && !hasAccuracy && hasCost, cost: isHeld && (!hasCost || isRoomTaken) };
}

/** @type {Part} */
const accuracy = (lab) =>
  lab.isHidden('accuracy')
    ? nothing
    : html`<div class="accuracy" part="accuracy">
        ${
          lab.presentation.view === 'full'
            ? html`<n2-summary-chart
                .state=${lab.state}
                ?hidden=${!lab.state.experiment?.axis}
              ></n2-summary-chart>`
            : nothing
        }
        <n2-chart
          kind="accuracy"
          .height=${heightIn(lab)}
          .state=${lab.state}
          ?hidden=${leftOut(lab).accuracy}
        ></n2-chart>
        ${findings(lab)}
      </div>`;

/** @type {Part} */
const cost = (lab) =>
  lab.isHidden('cost')
    ? nothing
    : html`<div class="cost" part="cost">
        <n2-chart
          kind="cost"
          .height=${heightIn(lab)}
          .state=${lab.state}
          ?hidden=${leftOut(lab).cost}
        ></n2-chart>
        ${
          lab.presentation.view === 'full'
            ? html`<n2-speeds-chart
                  .state=${lab.state}
                  ?hidden=${!lab.state.configuration.speeds}
                ></n2-speeds-chart>
                <n2-weight-histogram
                  .state=${lab.state}
                  ?hidden=${!lab.state.configuration.histogram}
                ></n2-weight-histogram>`
            : nothing
        }
      </div>`;

/** One example through backpropagation, where that was asked for. @type {Part} */
const backprop = (lab) =>
  lab.isHidden('backprop') || !lab.state.walk
    ? nothing
    : html`<section class="backprop" part="backprop" aria-label=${text('page.backprop')}>
        <n2-walk .walk=${lab.state.walk} .names=${classNames(lab.state)}></n2-walk>
      </section>`;

/** @type {Part} */
const mistakes = (lab) =>
  lab.isHidden('mistakes')
    ? nothing
    : html`<section class="mistakes" part="mistakes" aria-label=${text('page.mistakes')}>
        <n2-seal .state=${lab.state}></n2-seal>
        <n2-mistakes .state=${lab.state}></n2-mistakes>
      </section>`;

/** @type {Part} */
const runs = (lab) =>
  lab.isHidden('runs')
    ? nothing
    : html`<section class="runs" part="runs" aria-label=${text('runs.title')}>
        <n2-sweep-chart .state=${lab.state}></n2-sweep-chart>
        <n2-runs .state=${lab.state}></n2-runs>
        <n2-several .state=${lab.state}></n2-several>
        <n2-search .state=${lab.state}></n2-search>
        <n2-share .state=${lab.state} .link=${lab.link}></n2-share>
        <n2-embed></n2-embed>
        <n2-report .state=${lab.state} .linkOf=${lab.linkOf}></n2-report>
      </section>`;

/** @type {Part} */
const article = (lab) =>
  lab.isHidden('article') || !lab.isSettled
    ? nothing
    : html`<n2-article
        part="article"
        .topic=${isConcealed(lab.state) ? 'start' : (lab.state.experiment?.topic ?? 'start')}
      ></n2-article>`;

/** Settings that stand outside the fold. @type {string[]} */
const MAIN_SETTINGS = ['eta', 'lambda', 'hidden', 'trainingSize', 'data', 'classes'];

/** Whether a setting within the fold is not as usual, or was refused. @param {LabView} lab */
const hasOtherSettings = ({ state: { configuration, experiment, invalid } }) =>
  Object.keys(invalid).some((field) => !MAIN_SETTINGS.includes(field)) ||
  (!experiment &&
    changedFields(DEFAULT_CONFIGURATION, configuration).some(
      // All of somebody's own data is as usual, however many they are.
      (field) =>
        !MAIN_SETTINGS.includes(field) &&
        (field !== 'evaluationSize' || configuration.data === MNIST),
    ));

/** @type {Part} */
const controls = (lab) =>
  lab.isHidden('controls')
    ? nothing
    : html`<section
        class="controls"
        part="controls"
        id="settings"
        popover
        tabindex="-1"
        aria-label=${text('page.settings')}
        @beforetoggle=${lab.placeSheet}
        @toggle=${lab.moveFocus}
      >
        <n2-main-settings .state=${lab.state} .hide=${lab.presentation.hide}></n2-main-settings>
        <details ?open=${hasOtherSettings(lab)}>
          <summary>${text('settings.more')}</summary>
          <n2-controls .state=${lab.state} .hide=${lab.presentation.hide}></n2-controls>
        </details>
        <button class="sheet" popovertarget="settings" popovertargetaction="hide">
          ${text('page.done')}
        </button>
      </section>`;

/** The first chart that is not hidden. @type {Part} */
const chart = (lab) => (lab.isHidden('accuracy') ? cost(lab) : accuracy(lab));

/** @param {LabView} lab */
const hasInside = (lab) => !lab.isHidden('inside');

/** One neuron. @type {Part} */
const closeUp = ({ state, neuron }) => {
  const { inside, configuration } = state;
  return html`<n2-close-up
    .inside=${inside}
    .names=${classNames(state)}
    .neuron=${neuron}
    .activation=${configuration.hidden.length > 0 ? configuration.activation : configuration.output}
  ></n2-close-up>`;
};

/** The layers after the first, and how fast each learns. @type {Part} */
const layers = ({ state }) =>
  html`<n2-matrices .inside=${state.inside}></n2-matrices>
    <n2-layer-speeds
      .speeds=${state.run.curves.speeds}
      .isMeasured=${state.configuration.speeds}
    ></n2-layer-speeds>`;

/** @type {Part} */
const network = (lab) =>
  hasInside(lab)
    ? html`<section class="network" part="network" aria-label=${text('page.inside')}>
        ${examples(lab)}
        <n2-first-layer .inside=${lab.state.inside} .neuron=${lab.neuron}></n2-first-layer>
        ${closeUp(lab)} ${layers(lab)}
      </section>`
    : nothing;

/** What is inside, where the pictures of the first layer stand elsewhere. @type {Part} */
const inside = (lab) =>
  hasInside(lab) && lab.neuron !== null
    ? html`<section class="inside" part="inside" aria-label=${text('page.inside')}>
        ${closeUp(lab)} ${layers(lab)}
      </section>`
    : nothing;

/** The parts of each view, in the order in which they are read. @type {Record<string, Part[]>} */
const VIEWS = {
  full: [
    experiment,
    drive,
    status,
    inside,
    backprop,
    accuracy,
    cost,
    mistakes,
    runs,
    article,
    pad,
    controls,
  ],
  compact: [drive, status, chart, pad, controls],
  chart: [drive, status, accuracy, cost, controls],
  pad: [notices, pad],
  network: [drive, status, network, controls],
};

/** Views that have a drawing pad. */
export const VIEWS_WITH_PAD = Object.keys(VIEWS).filter((view) => VIEWS[view].includes(pad));

/** Views that show what is inside the network. */
export const VIEWS_WITH_INSIDE = ['full', 'network'];

/**
 * @param {LabView} lab
 * @returns {unknown} all that it shows
 */
export function arrangement(lab) {
  const { view } = lab.presentation;
  const parts = html`${unseenTitle(lab)} ${VIEWS[view].map((part) => part(lab))}`;
  // What is main on another page is not for the lab to say.
  return lab.standalone
    ? html`${title(lab)}
        <main class="columns ${view}">${parts}</main>`
    : html`${title(lab)}
        <div class="columns ${view}">${parts}</div>`;
}
