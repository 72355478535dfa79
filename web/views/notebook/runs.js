import { html, LitElement, nothing } from 'lit';
import { hasBegun } from '../../model/run.js';
import { number, text } from '../../texts/index.js';
import { differencesText, liveChangesOf, runNames } from '../../texts/run-names.js';
import { shownValue } from '../chart-words.js';
import { icon } from '../icon.js';
import { lineSample, runColours } from '../looks.js';
import { raise } from '../raise.js';
import { shared } from '../theme.js';
import { resultOfRun } from './results.js';
import { runsStyles } from './runs-styles.js';

/** @typedef {import('../../model/notebook.js').Kept} Kept */
/** @typedef {import('../../model/notebook.js').Group} Group */
/** @typedef {import('../../lab/state.js').LabState} LabState */

/**
 * The runs that are kept, in a table: what they are called and came to, which of them the charts show, and what
 * can be done with them.
 * @element n2-runs
 * @fires lab-reopen - detail: id of a run
 * @fires lab-duplicate - detail: id of a run
 * @fires lab-keep - detail: id of a run or group, and what to change: name, isStarred, isShown
 * @fires lab-remove - detail: id of a run or group
 * @fires lab-undo
 * @fires lab-continue-group - detail: id of a group
 */
export class Runs extends LitElement {
  static properties = { state: { attribute: false }, renamed: { state: true } };

  static styles = [shared, runColours, runsStyles];

  constructor() {
    super();
    /** @type {LabState | null} */
    this.state = null;
    /** @type {string | null} id of the run that is being renamed */
    this.renamed = null;
    /** @type {string | null} selector of what gets the focus as soon as it is there */
    this._next = null;
  }

  /** @param {Map<string, unknown>} changed */
  shouldUpdate(changed) {
    const before = /** @type {LabState | null | undefined} */ (changed.get('state'));
    const { state } = this;
    return (
      !before ||
      !state ||
      changed.has('renamed') ||
      before.removed !== state.removed ||
      before.present !== state.present ||
      before.storage !== state.storage ||
      before.batch !== state.batch ||
      rowsOf(before) !== rowsOf(state)
    );
  }

  render() {
    if (!this.state) return nothing;
    const { notebook, removed, storage } = this.state;
    return html`
      <h2>${text('runs.title')}</h2>
      ${storage ? html`<p role="status">${text('runs.notKept', { reason: storage })}</p>` : nothing}
      <p>${text(notebook.runs.length === 0 ? 'runs.empty' : 'runs.about')}</p>
      ${notebook.runs.length === 0 ? nothing : this._table()}
      ${
        removed
          ? html`<p class="undo" role="status">
              ${text('runs.removed', { runs: removed.runs.length })}
              <button class="take-back" @click=${this._undo}>${text('runs.undo')}</button>
            </p>`
          : nothing
      }
    `;
  }

  _table() {
    const { notebook } = /** @type {LabState} */ (this.state);
    const names = runNames(notebook);
    const alone = notebook.runs.filter(({ group }) => group === null);
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${text('runs.title')}>
      <table class=${this._haveRemarks() ? '' : 'alike'}>
        <thead>
          <tr>
            <th scope="col">${text('runs.shown')}</th>
            <th scope="col">${text('runs.name')}</th>
            <th scope="col" class="wide remarks">${text('runs.differs')}</th>
            <th scope="col" class="number wide">${text('runs.seedHead')}</th>
            <th scope="col" class="number wide">${text('runs.epochs')}</th>
            <th scope="col" class="number">${text('runs.last')}</th>
            <th scope="col" class="number">${text('runs.best')}</th>
            <th scope="col" class="number wide">${text('runs.time')}</th>
            <th scope="col"><span class="visually-hidden">${text('runs.actions')}</span></th>
          </tr>
        </thead>
        ${notebook.groups.toReversed().map(
          (group) =>
            html`<tbody>
              ${this._groupRow(group, names.get(group.id) ?? '')}
              ${notebook.runs
                .filter((kept) => kept.group === group.id)
                .map((kept) => this._row(kept, names.get(kept.id) ?? ''))}
            </tbody>`,
        )}
        <tbody>
          ${alone.toReversed().map((kept) => this._row(kept, names.get(kept.id) ?? ''))}
        </tbody>
      </table>
    </div>`;
  }

  /** Whether there is anything to be said of a run beside its name and numbers. */
  _haveRemarks() {
    const { notebook } = /** @type {LabState} */ (this.state);
    const names = runNames(notebook);
    const isRemarkable = (/** @type {Kept} */ { id, status, run, differences }) =>
      status !== 'complete' ||
      run.changes.length > 0 ||
      !['', names.get(id)].includes(differencesText(differences));
    return notebook.groups.length > 0 || notebook.runs.some(isRemarkable);
  }

  /** @param {Group} group @param {string} name */
  _groupRow(group, name) {
    const { batch, notebook } = /** @type {LabState} */ (this.state);
    const isOpen = notebook.runs.some(({ group: id, status }) => id === group.id && !['complete', 'failed'].includes(status)); // prettier-ignore
    return html`<tr id="run-${group.id}" class="group">
      <td>${group.kind === 'seeds' ? this._shown(group, name) : nothing}</td>
      <th scope="rowgroup" colspan="3">${name}</th>
      <td class="wide" colspan="4"></td>
      <td class="act">
        <div class="actions">
          ${
            isOpen && !batch
              ? html`<button
                  class="quiet"
                  @click=${() => raise(this, 'lab-continue-group', group.id)}
                  aria-label=${text('runs.continueGroup', { name })}
                >
                  ${text('runs.continue')}
                </button>`
              : nothing
          }
          ${this._removeButton(group.id, name)}
        </div>
      </td>
    </tr>`;
  }

  /** @param {Kept} kept @param {string} name */
  _row(kept, name) {
    const { present } = /** @type {LabState} */ (this.state);
    const { run, group, status } = kept;
    const result = resultOfRun(run.curves);
    const { epoch, seconds } = run.progress;
    const isPresent = kept.id === present.id;
    const differs = differencesText(kept.differences); // which most runs are called by
    const itsStatus =
      status === 'complete'
        ? nothing
        : html`<span class="soft">${text('runs.status', { status })}</span>`;
    return html`<tr
      id="run-${kept.id}"
      class=${group ? 'member' : ''}
      aria-current=${isPresent ? 'true' : nothing}
    >
      <td>${this._shown(kept, name)}</td>
      <th scope="row">
        ${this._name(kept, name, isPresent)} <span class="narrow">${itsStatus}</span>
      </th>
      <td class="wide remarks">
        ${differs === name ? nothing : differs} ${this._liveChanges(run)} ${itsStatus}
      </td>
      <td class="number wide">${run.configuration.seed}</td>
      <td class="number wide">${number(epoch)}</td>
      <td class="number">${result ? shownValue(result.last, result.kind) : ''}</td>
      <td class="number">${result ? shownValue(result.best, result.kind) : ''}</td>
      <td class="number wide">${hasBegun(run) ? duration(seconds) : ''}</td>
      <td class="act"><div class="actions">${this._actions(kept, name)}</div></td>
    </tr>`;
  }

  /** @param {Kept | Group} one @param {string} name */
  _shown(one, name) {
    return html`<label class="shown">
      <input
        type="checkbox"
        .checked=${one.isShown}
        aria-label=${text('runs.show', { name })}
        @change=${() => raise(this, 'lab-keep', { id: one.id, change: { isShown: !one.isShown } })}
      />
      ${one.isShown ? lineSample(one.look) : nothing}
    </label>`;
  }

  /** @param {Kept} kept @param {string} name @param {boolean} isPresent */
  _name(kept, name, isPresent) {
    if (this.renamed === kept.id) {
      return html`<form @submit=${this._rename}>
        <input
          class="new-name"
          name="name"
          maxlength="80"
          .value=${name}
          aria-label=${text('runs.newName')}
          @keydown=${this._giveUp}
        />
        <button>${text('runs.save')}</button>
      </form>`;
    }
    return html`<button
        class="quiet open on-paper"
        ?disabled=${isPresent}
        title=${text('runs.open', { name })}
        @click=${() => raise(this, 'lab-reopen', kept.id)}
      >
        ${name}</button
      >${isPresent ? html`<span class="visually-hidden">, ${text('runs.present')}</span>` : nothing}`;
  }

  /** @param {import('../../model/run.js').Run} run */
  _liveChanges(run) {
    return liveChangesOf(run)
      .map(({ position, change }) => text('runs.liveChange', { change, epoch: position }))
      .join(', ');
  }

  /** @param {Kept} kept @param {string} name */
  _actions({ id, isStarred }, name) {
    return html`<button
        class="quiet"
        title=${text('runs.star')}
        aria-pressed=${isStarred}
        aria-label=${text(isStarred ? 'runs.unstarOf' : 'runs.starOf', { name })}
        @click=${() => raise(this, 'lab-keep', { id, change: { isStarred: !isStarred } })}
      >
        ${icon('star', isStarred)}</button
      ><button
        class="quiet rename"
        title=${text('runs.rename')}
        aria-label=${text('runs.renameOf', { name })}
        @click=${() => this._beginRenaming(id)}
      >
        ${icon('rename')}</button
      ><button
        class="quiet"
        title=${text('runs.duplicate')}
        aria-label=${text('runs.duplicateOf', { name })}
        @click=${() => raise(this, 'lab-duplicate', id)}
      >
        ${icon('duplicate')}</button
      >${this._removeButton(id, name)}`;
  }

  /** @param {string} id @param {string} name */
  _removeButton(id, name) {
    return html`<button
      class="quiet remove"
      title=${text('runs.remove')}
      aria-label=${text('runs.removeOf', { name })}
      @click=${(/** @type {MouseEvent} */ event) => this._remove(event, id)}
    >
      ${icon('remove')}
    </button>`;
  }

  updated() {
    const next = this._next && this.renderRoot.querySelector(this._next);
    if (!(next instanceof HTMLElement)) return;
    this._next = null;
    next.focus();
    if (next instanceof HTMLInputElement) next.select();
  }

  /** @param {string} id of a run */
  _beginRenaming(id) {
    this.renamed = id;
    this._next = '.new-name';
  }

  _endRenaming() {
    this._next = `#run-${this.renamed} .rename`;
    this.renamed = null;
  }

  /** @param {SubmitEvent} event */
  _rename(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const name = String(new FormData(form).get('name')).trim();
    raise(this, 'lab-keep', { id: this.renamed, change: { name: name || null } });
    this._endRenaming();
  }

  /** @param {KeyboardEvent} event */
  _giveUp({ key }) {
    if (key === 'Escape') this._endRenaming();
  }

  /** @param {MouseEvent} event @param {string} id of a run or group */
  _remove({ detail }, id) {
    // The keyboard would lose its place with the button; a pointer may go on to the next row.
    if (detail === 0) this._next = '.take-back';
    raise(this, 'lab-remove', id);
  }

  /** @param {MouseEvent} event */
  _undo({ detail }) {
    const [first] = this.state?.removed?.runs ?? [];
    if (detail === 0 && first) this._next = `#run-${first.kept.id} .remove`;
    raise(this, 'lab-undo');
  }
}

/** @param {number} seconds of training @returns {string} */
const duration = (seconds) =>
  seconds < 1 ? text('status.moment') : text('status.seconds', { time: Math.round(seconds) });

/**
 * What the table shows of the state, so that it is drawn again when that changes and not with every report.
 * @param {LabState} state
 */
function rowsOf({ notebook: { runs, groups } }) {
  const rows = runs.map(({ id, name, isStarred, isShown, look, status, run }) => [
    ...[id, name, isStarred, isShown, look, status],
    ...[run.progress.epoch, run.curves.history.evaluationAccuracy.length, run.changes.length],
    run.curves.history.trainingCost.length + run.curves.history.trainingAccuracy.length,
  ]);
  return JSON.stringify([rows, groups]);
}

customElements.define('n2-runs', Runs);
