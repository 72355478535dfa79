// Data of one's own on the page, as tests use them: a person chooses files or drops them, and draws.

/** @typedef {import('../web/support/own-files.js').TestFile} TestFile */

/** A line from top to bottom of the pad. */
export const LINE = [[0.52, 0.2], [0.5, 0.8]]; // prettier-ignore

/** The page with its dialog for data of one's own. */
export class OwnDataOnPage {
  /** @param {import('./lab.js').LabOnPage} lab */
  constructor(lab) {
    this.lab = lab;
    this.page = lab.page;
    this.dialog = lab.page.getByRole('dialog', { name: 'Your own data' });
    /** Where the names of the classes are. */
    this.names = this.dialog.getByRole('textbox');
  }

  /** Opens the dialog and chooses files in it. @param {TestFile[]} files */
  async choose(files) {
    await this.lab.click('Use your own data…');
    await this.chooseOthers(files);
  }

  /** Chooses files in the dialog. @param {TestFile[]} files */
  async chooseOthers(files) {
    const sent = files.map(({ path, bytes }) => ({
      ...{ name: path.replaceAll('/', ' '), mimeType: '', buffer: Buffer.from(bytes) },
    }));
    await this.dialog.getByLabel('Choose files…').setInputFiles(sent);
  }

  /** Drops files on the lab. @param {TestFile[]} files */
  async drop(files) {
    const sent = files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString('base64')]);
    await this.page.evaluate(async (all) => {
      const transfer = new DataTransfer();
      for (const [name, base64] of all) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        transfer.items.add(new File([bytes], name));
      }
      const root = document.querySelector('network2-lab')?.shadowRoot;
      const target = root?.querySelector('n2-status');
      const how = { dataTransfer: transfer, bubbles: true, composed: true, cancelable: true };
      target?.dispatchEvent(new DragEvent('dragover', how));
      target?.dispatchEvent(new DragEvent('drop', how));
    }, sent);
  }

  /** @param {string} sentence of the report to wait for */
  async says(sentence) {
    await this.dialog.getByText(sentence).waitFor();
  }

  /** Has the lab train on what the dialog shows. @param {object} [configuration] what is to differ */
  async use(configuration = { epochs: 3, lambda: 0.1, eta: 1 }) {
    await this.lab.click('Use this data');
    await this.dialog.waitFor({ state: 'hidden' });
    await this.page.waitForFunction(
      () => /** @type {any} */ (document.querySelector('network2-lab'))._lab.state.configuration.data !== 'mnist', // prettier-ignore
    );
    await this.lab.configure(configuration);
  }

  /** Draws a stroke on the pad. @param {number[][]} points from 0 to 1 */
  async draw(points) {
    await this.page.locator('n2-drawing-pad').scrollIntoViewIfNeeded();
    const pad = this.page.getByRole('application', { name: 'Drawing pad' });
    const box = /** @type {{x: number, y: number, width: number}} */ (await pad.boundingBox());
    const [first, ...rest] = points.map(([x, y]) => [box.x + x * box.width, box.y + y * box.width]);
    await this.page.mouse.move(first[0], first[1]);
    await this.page.mouse.down();
    for (const [x, y] of rest) await this.page.mouse.move(x, y, { steps: 5 });
    await this.page.mouse.up();
  }

  /** Waits until the pad is read so. @param {string} name */
  async reads(name) {
    await this.page.locator('.seen .reading').getByText(name, { exact: true }).waitFor();
  }
}
