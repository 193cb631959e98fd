import { msg, str } from '../shared/texts.ts';
import { html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { CheckResult } from '../../call/check/check-result.ts';
import type { Diagnosis, PeerDiagnosis } from '../../call/diagnosis.ts';
import { MeshCallController } from '../../controllers/mesh-call-controller.ts';
import { buttonStyles } from '../shared/button-styles.ts';
import { allowText, linkText } from '../shared/error-texts.ts';
import { MeshElement } from '../shared/mesh-element.ts';
import { receptionText } from '../shared/reception-text.ts';
import { checkName, checkText, outcomeText } from './check-texts.ts';
import { figureLines } from './figures.ts';
import { mayDownload } from './may-download.ts';
import { meshDiagnosticsStyles } from './mesh-diagnostics-styles.ts';

/** Between two looks at the call, ms; statistics are read that often. */
const LOOK_EVERY_MS = 2000;

/**
 * How the call is doing: the connection to each person in figures, a check of everything that a call needs, and a
 * report for whoever helps. Works inside `<mesh-call>`, which shows it by a button in its bar, or anywhere with
 * `for="id of the call"`.
 *
 * The report can be copied, and saved as a file where the page may save files; where it may do neither, its text is
 * selected, to be copied by hand. It has no names, no ids and no addresses.
 *
 * @tag mesh-diagnostics
 *
 * @csspart person - What is shown of one person.
 * @csspart button - A `<button>`.
 * @csspart report - The text of the report.
 */
export class MeshDiagnostics extends MeshElement {
  static override styles = [MeshElement.sharedStyles, buttonStyles, meshDiagnosticsStyles];

  /** Id of the `<mesh-call>` that is looked at; needed only outside of it. */
  @property() for: string | undefined;

  /** A diagnosis to show in place of the session's, for use without a session. */
  @property({ attribute: false }) diagnosis: Diagnosis | undefined;

  /** The people of that diagnosis, in its order; their letters are shown where a name is missing. */
  @property({ attribute: false }) names: readonly string[] = [];

  /** Results of a check to show, for use without a session. */
  @property({ attribute: false }) results: readonly CheckResult[] = [];

  @state() private current: Diagnosis | undefined;
  @state() private currentNames: readonly string[] = [];
  @state() private report: string | undefined;
  @state() private copied: 'no' | 'yes' | 'by-hand' = 'no';
  @state() private checking: AbortController | undefined;

  @query('textarea') private text!: HTMLTextAreaElement | null;

  // What the call looks like is read at intervals, and only while somebody sees it.
  readonly #call = new MeshCallController(this, { select: () => undefined });
  #timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => void this.#look(), LOOK_EVERY_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
    this.checking?.abort();
  }

  /** Reads the figures now, and not only with the next look. */
  async refresh(): Promise<void> {
    const { session } = this.#call;
    if (!session || this.diagnosis) return;
    // The diagnosis has the people in the order of the snapshot that it was made from.
    const names = session.snapshot.peers.map(({ user }) => user.name);
    this.current = await session.diagnose();
    this.currentNames = names;
  }

  override firstUpdated(): void {
    void this.#look();
  }

  override render(): TemplateResult {
    const diagnosis = this.diagnosis ?? this.current;
    const { session } = this.#call;
    return html`${diagnosis ? this.#renderPeople(diagnosis) : html`<p class="quiet">${msg('Not in a call.')}</p>`}
      ${diagnosis ? renderWithheld(diagnosis) : nothing}
      <div class="actions">
        <button
          part="button"
          type="button"
          class="button primary"
          ?disabled=${!session}
          @click=${this.checking ? this.#stopCheck : this.#check}
        >
          ${this.checking ? msg('Stop the check') : msg('Run the check')}
        </button>
        <button part="button" type="button" class="button" ?disabled=${!diagnosis} @click=${this.#showReport}>
          ${msg('Show the report')}
        </button>
      </div>
      <div role="status" class="visually-hidden">${this.#announcement()}</div>
      ${this.results.length > 0 ? this.#renderResults() : nothing}
      ${this.report === undefined ? nothing : this.#renderReport(this.report)}`;
  }

  #renderPeople({ peers }: Diagnosis): TemplateResult {
    if (peers.length === 0) return html`<p class="quiet">${msg('Nobody else is in the call.')}</p>`;
    const names = this.diagnosis ? this.names : this.currentNames;
    return html`<ul class="people" aria-label=${msg('Connections')}>
      ${peers.map((peer, index) => this.#renderPerson(peer, names[index] ?? ''))}
    </ul>`;
  }

  #renderPerson(peer: PeerDiagnosis, name: string): TemplateResult {
    const problem =
      peer.link === 'connected' || peer.link === 'none'
        ? receptionText(peer)
        : linkText(peer.link, peer.error, undefined);
    return html`<li part="person" class="person">
      <h3 dir="auto">${name || msg(str`Person ${peer.letter}`)}</h3>
      ${problem ? html`<p class="problem">${problem}</p>` : nothing}
      <dl>
        ${figureLines(peer).map(
          ({ term, text }) =>
            html`<div>
              <dt>${term}</dt>
              <dd>${text}</dd>
            </div>`,
        )}
      </dl>
    </li>`;
  }

  #renderResults(): TemplateResult {
    return html`<ul class="results" aria-label=${msg('Results of the check')}>
      ${this.results.map((result) => {
        const text = checkText(result);
        return html`<li class=${result.outcome}>
          <p>
            <strong>${checkName(result)}</strong> <span class="outcome">${outcomeText(result.outcome)}</span>
          </p>
          ${text ? html`<p class="advice">${text.title}. ${text.advice}</p>` : nothing}
          ${text?.detail ? html`<p class="advice">${text.detail}</p>` : nothing}
        </li>`;
      })}
    </ul>`;
  }

  #renderReport(report: string): TemplateResult {
    return html`<div class="report">
      <label for="report">${msg('Report, without names or addresses')}</label>
      <textarea id="report" part="report" readonly rows="8" spellcheck="false" .value=${report}></textarea>
      <div class="actions">
        <button part="button" type="button" class="button" @click=${this.#copy}>
          ${this.copied === 'yes' ? msg('Copied') : msg('Copy')}
        </button>
        ${mayDownload() ? renderDownload(report) : nothing}
      </div>
      ${this.copied === 'by-hand' ? html`<p class="quiet">${byHandText()}</p>` : nothing}
    </div>`;
  }

  #announcement(): string {
    if (this.copied === 'yes') return msg('The report was copied.');
    if (this.copied === 'by-hand') return byHandText();
    if (this.checking) return msg('The check is running…');
    const problems = this.results.filter(({ outcome }) => outcome === 'fail').length;
    if (this.results.length === 0) return '';
    return problems === 0 ? msg('The check found no problems.') : msg(str`Problems found: ${problems}`);
  }

  /** Nobody reads figures that aren't shown, as in a panel that is closed. */
  async #look(): Promise<void> {
    if (this.checkVisibility()) await this.refresh();
  }

  readonly #check = async (): Promise<void> => {
    const { session } = this.#call;
    if (!session) return;
    const running = new AbortController();
    this.checking = running;
    this.results = [];
    try {
      await session.check({
        signal: running.signal,
        onResult: (result) => {
          this.results = [...this.results, result];
        },
      });
    } catch {
      // It was stopped; what was found until then stays.
    } finally {
      if (this.checking === running) this.checking = undefined;
    }
  };

  readonly #stopCheck = (): void => {
    this.checking?.abort();
  };

  readonly #showReport = async (): Promise<void> => {
    const diagnosis = this.diagnosis ?? (await this.#call.session?.diagnose());
    const check = this.results.map(({ name, relayProtocol, outcome, code, duration }) => ({
      name,
      relayProtocol,
      outcome,
      code,
      duration,
    }));
    this.report = JSON.stringify(check.length > 0 ? { ...diagnosis, check } : diagnosis, null, 2);
    this.copied = 'no';
    await this.updateComplete;
    this.text?.focus();
    this.text?.select();
  };

  readonly #copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(this.report ?? '');
      this.copied = 'yes';
    } catch {
      // A page that may not use the clipboard leaves the text selected.
      this.copied = 'by-hand';
      this.text?.focus();
      this.text?.select();
    }
  };
}

/** A `data:` address needs no permission of a Content-Security-Policy, and nobody has to let go of it. */
function renderDownload(report: string): TemplateResult {
  return html`<a
    part="button"
    class="button"
    download="mesh-call-report.json"
    href="data:application/json;charset=utf-8,${encodeURIComponent(report)}"
    >${msg('Save as a file')}</a
  >`;
}

function byHandText(): string {
  return msg('This page may not copy. The text is selected: copy it with Ctrl+C, ⌘C or its menu.');
}

/** What the embedding page doesn't allow, by the names that its owner has to write. */
function renderWithheld({ withheld }: Diagnosis): TemplateResult | typeof nothing {
  if (withheld.length === 0) return nothing;
  const names = withheld.join(', ');
  return html`<p class="problem">${msg(str`The page around this one doesn’t allow: ${names}`)}</p>
    <p class="quiet">${allowText(withheld)}</p>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'mesh-diagnostics': MeshDiagnostics;
  }
}
