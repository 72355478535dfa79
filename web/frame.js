// The page in a frame of another page: tells that page what happens, and does what it asks for.
import * as v from 'valibot';
import './page.js';

const TYPE = 'network2-lab';

/** Events of the element, and what they are called in messages. */
const EVENTS = {
  'network2-ready': 'ready',
  'network2-state': 'state',
  'network2-epoch': 'epoch',
  'network2-complete': 'complete',
  'network2-prediction': 'prediction',
  'network2-error': 'error',
};

/**
 * Keys that turn slides, with their numbers: who has pressed a button in the lab goes on with them, or with a remote
 * control that stands for them.
 */
const TURNING = /** @type {const} */ ({
  PageUp: 33,
  PageDown: 34,
  ArrowLeft: 37,
  ArrowUp: 38,
  ArrowRight: 39,
  ArrowDown: 40,
});

/** Pixels that a scroll bar may take. */
const SCROLL_BAR = 24;

/** What the parent may ask for; what else comes is for somebody else, or nobody. */
const Call = v.object({
  type: v.literal(TYPE),
  call: v.picklist(['start', 'pause', 'step', 'reset', 'setState', 'getState']),
  argument: v.optional(v.unknown()),
  id: v.optional(v.unknown()),
});

const lab = /** @type {import('./embed/network2-lab.js').Network2Lab} */ (
  document.querySelector('network2-lab')
);

/** @param {unknown} message to the parent, whoever that is: nothing in it is a secret */
const tell = (message) => parent.postMessage(message, '*');

/** @param {string} event @param {object} detail */
const tellOf = (event, detail) => tell({ type: TYPE, event, ...detail, detail });

/**
 * Tells the parent how high the lab is, whenever that has changed: nothing in it depends on the height of the frame.
 * Where a scroll bar goes because the frame has grown, the lab is a little wider and may be a little lower; if the
 * frame followed, the scroll bar could come back, and so on for ever.
 */
function tellOfHeight() {
  let told = { width: 0, height: 0 };
  new ResizeObserver(() => {
    const box = lab.getBoundingClientRect();
    const [width, height] = [box.width, Math.ceil(box.height)];
    const wider = width - told.width;
    const isByScrollBar = wider > 0 && wider <= SCROLL_BAR && height < told.height;
    if (height === told.height || isByScrollBar) return;
    told = { width, height };
    tellOf('resize', { height });
    tell({ subject: 'lti.frameResize', height });
    tell(JSON.stringify({ src: location.href, context: 'iframe.resize', height }));
  }).observe(lab);
}

/** @returns {boolean} whether there is more of the lab than the frame shows */
const canScroll = () => document.documentElement.scrollHeight > innerHeight;

/**
 * Tells the parent of a key that turns slides, where neither the lab nor the frame does anything with it.
 * @param {KeyboardEvent} event that the lab has let go
 */
function tellOfKey({ key, altKey, ctrlKey, metaKey, shiftKey, defaultPrevented }) {
  if (altKey || ctrlKey || metaKey || shiftKey || defaultPrevented || !(key in TURNING)) return;
  if (canScroll() && !['ArrowLeft', 'ArrowRight'].includes(key)) return;
  tellOf('key', { key });
  const number = TURNING[/** @type {keyof typeof TURNING} */ (key)];
  tell(JSON.stringify({ method: 'triggerKey', args: [number] })); // as reveal.js is told
}

/** @param {v.InferOutput<typeof Call>} asked */
async function answer({ call, argument, id }) {
  try {
    const result = await /** @type {any} */ (lab)[call](argument);
    tell({ type: TYPE, id, result });
  } catch (error) {
    tell({ type: TYPE, id, error: /** @type {Error} */ (error).message });
  }
}

if (parent !== window) {
  for (const [type, event] of Object.entries(EVENTS)) {
    lab.addEventListener(type, (raised) =>
      tellOf(event, /** @type {CustomEvent} */ (raised).detail),
    );
  }
  addEventListener('message', ({ source, data }) => {
    const call = source === parent ? v.safeParse(Call, data) : null;
    if (call?.success) void answer(call.output);
  });
  addEventListener('keydown', tellOfKey);
  void customElements.whenDefined('network2-lab').then(tellOfHeight);
}
