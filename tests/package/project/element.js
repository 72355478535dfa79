// The lab in somebody else's bundle.
import 'network2-lab/element';

const output = /** @type {HTMLOutputElement} */ (document.querySelector('output'));
const lab = document.createElement('network2-lab');
lab.addEventListener('network2-epoch', (event) => {
  const { detail } = /** @type {CustomEvent<{epoch: number, evaluationAccuracy: number}>} */ (
    event
  );
  output.value ||= `${detail.epoch}: ${detail.evaluationAccuracy}`;
});
lab.addEventListener('network2-error', (event) => {
  output.value ||= /** @type {CustomEvent<{message: string}>} */ (event).detail.message;
});
const base = String(new URLSearchParams(location.search).get('base'));
lab.setAttribute('base', base);
lab.setAttribute('state', 'epochs=1');
lab.setAttribute('autoplay', '');
document.body.append(lab);
