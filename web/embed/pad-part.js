/** The pad: a digit, drawn or chosen, what the network sees of it, and how it reads it. */
import { html, nothing } from 'lit';
import { MNIST } from '../model/configuration.js';
import { text } from '../texts/index.js';
import { classNames } from '../views/class-names.js';
import { raise } from '../views/raise.js';
import { rich } from '../views/rich.js';

/** @typedef {import('./lab.js').LabView} LabView */
/** @typedef {import('./arrangement.js').Part} Part */

/** @param {LabView['state']} state */
const isOfMnist = ({ configuration }) => configuration.data === MNIST;

/** In a compact lab there is no room for pictures. @param {LabView} lab */
const hasPictures = ({ presentation: { view } }) => view === 'full' || view === 'pad';

/** What the network reads, beside what it sees. @type {Part} */
function reading(lab) {
  const { prediction } = lab.state;
  if (!prediction) return text('pad.nothingRead');
  const digit = rich('pad.reading', { digit: classNames(lab.state)[prediction.digit] });
  // Of an example the right answer is known; digits alone are kept.
  if (!hasPictures(lab) || !isOfMnist(lab.state) || lab.state.shown?.label !== null) return digit;
  return html`${digit}
    <button class="wrong" @click=${() => raise(lab, 'lab-wrong')}>${text('pad.wrong')}</button>`;
}

/** Images to be shown to the network. @type {Part} */
export const examples = ({ state }) =>
  html`<n2-examples
    .examples=${state.examples}
    .shown=${state.shown?.image ?? null}
    .names=${classNames(state)}
  ></n2-examples>`;

/** Neurons whose pictures a lecture shows large. */
const FEW = 36;

/** @param {import('../worker/protocol.js').InsideReport | null} inside */
const caption = (inside) =>
  inside
    ? html`<p class="whose caption">
        ${text('inside.caption', { isOutput: inside.sizes.length === 2 })}
      </p>`
    : nothing;

/** The network between the image and its outputs. @type {Part} */
const between = (lab) =>
  !lab.isHidden('inside') && lab.presentation.view === 'full'
    ? html`${lab.lecture ? html`<h2 class="pictures-title">${text('inside.small')}</h2>` : caption(lab.state.inside)}<n2-first-layer
          .inside=${lab.state.inside}
          .neuron=${lab.neuron}
          .isSmall=${true}
          .isLarge=${lab.lecture !== null && (lab.state.inside?.sizes[1] ?? 0) <= FEW}
        ></n2-first-layer>
        ${lab.state.readBy === 'reader' ? html`<p class="whose">${text('pad.whosePictures')}</p>` : nothing}`
    : nothing;

/** What becomes of pictures comes with the first one: until then its element shows nothing. @type {Part} */
const pictures = (lab) =>
  hasPictures(lab)
    ? html`<n2-picture-panel
          .state=${lab.state}
          .read=${lab.readImages}
          .isStored=${lab.standalone === 'page'}
        ></n2-picture-panel>
        <div class="own">
          <button @click=${() => raise(lab, 'lab-own-digits')}>${text('pad.mine')}</button>
          <p>${text('pad.drop')}</p>
        </div>`
    : nothing;

/** Whether the image that the network is shown was drawn on the pad. @param {LabView} lab */
const isDrawn = ({ state: { shown }, put }) => shown?.label === null && shown.image !== put;

/** @type {Part} */
export const pad = (lab) => {
  if (lab.isHidden('pad')) return nothing;
  const { shown, prediction } = lab.state;
  const isFull = lab.presentation.view === 'full';
  return html`<section class="pad" part="pad" aria-label=${text('page.yourDigit')}>
    ${isFull ? examples(lab) : nothing}
    <n2-drawing-pad
      .isForDigits=${isOfMnist(lab.state)}
      .example=${shown && !isDrawn(lab) ? shown.image : null}
    ></n2-drawing-pad>
    <div class="seen">
      <n2-seen-image .image=${shown?.image ?? null}></n2-seen-image>
      <p>${reading(lab)}</p>
      ${hasPictures(lab) ? html`<n2-picture-intake></n2-picture-intake>` : nothing}
    </div>
    <n2-reader-choice .state=${lab.state}></n2-reader-choice>
    ${between(lab)}
    <n2-output-bars .prediction=${prediction} .names=${classNames(lab.state)}></n2-output-bars>
    ${pictures(lab)}
    ${
      isFull && !lab.isHidden('backprop')
        ? html`<n2-walk-start
            .shown=${shown}
            .isReady=${lab.state.isEngineHere}
            .names=${classNames(lab.state)}
          ></n2-walk-start>`
        : nothing
    }
    ${
      isFull && !lab.isHidden('files')
        ? html`<n2-files part="files" .state=${lab.state}></n2-files>`
        : nothing
    }
  </section>`;
};
