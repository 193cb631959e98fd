import { html, type TemplateResult } from 'lit';
import { choicesOf, type Entry } from './manifest.ts';

/** Takes what somebody has chosen; undefined for nothing. */
export type Change = (name: string, value: string | undefined) => void;

/** One field for each attribute: a box to tick, a list to choose from, or a line of text. */
export function attributeFields(
  attributes: readonly Entry[],
  valueOf: (name: string) => string | null,
  change: Change,
): TemplateResult {
  return fields(attributes, 'attribute', (entry, id) => {
    const value = valueOf(entry.name);
    if (entry.type?.text === 'boolean') {
      return html`<input
        id=${id}
        type="checkbox"
        .checked=${value !== null}
        @change=${({ target }: Event) =>
          change(entry.name, (target as HTMLInputElement).checked ? '' : undefined)}
      />`;
    }
    const choices = choicesOf(entry);
    const changed = ({ target }: Event): void => {
      const given = (target as HTMLInputElement).value;
      change(entry.name, given === '' ? undefined : given);
    };
    if (choices.length > 0) {
      return html`<select id=${id} .value=${value ?? ''} @change=${changed}>
        <option value="">(not set)</option>
        ${choices.map((choice) => html`<option ?selected=${choice === value}>${choice}</option>`)}
      </select>`;
    }
    const isNumber = entry.type?.text.startsWith('number') === true;
    return html`<input
      id=${id}
      type=${isNumber ? 'number' : 'text'}
      .value=${value ?? ''}
      @change=${changed}
    />`;
  });
}

/** One line for each custom property. */
export function propertyFields(
  properties: readonly Entry[],
  change: (name: string, value: string) => void,
): TemplateResult {
  return fields(
    properties,
    'property',
    ({ name, default: by = '' }, id) =>
      html`<input
        id=${id}
        type="text"
        placeholder=${by}
        spellcheck="false"
        autocapitalize="off"
        @change=${({ target }: Event) => change(name, (target as HTMLInputElement).value)}
      />`,
  );
}

/** One switch for each part, which marks it in the preview. */
export function partButtons(
  parts: readonly Entry[],
  marked: ReadonlySet<string>,
  toggle: (name: string) => void,
): TemplateResult {
  return html`<ul class="parts">
    ${parts.map((entry) => {
      const { name: partName } = entry;
      return html`<li>
        <button
          type="button"
          aria-pressed=${marked.has(partName) ? 'true' : 'false'}
          @click=${() => toggle(partName)}
        >
          ${partName}
        </button>
        <span>${prose(entry)}</span>
      </li>`;
    })}
  </ul>`;
}

/** Names with what is said about each. */
export function nameList(entries: readonly Entry[]): TemplateResult {
  return html`<dl class="names">
    ${entries.map(
      (entry) =>
        html`<div>
          <dt><code>${entry.name || '(no name)'}</code></dt>
          <dd>${prose(entry)}</dd>
        </div>`,
    )}
  </dl>`;
}

function fields(
  entries: readonly Entry[],
  kind: string,
  field: (entry: Entry, id: string) => TemplateResult,
): TemplateResult {
  return html`<div class="fields">
    ${entries.map((entry) => {
      const id = `${kind}-${entry.name}`;
      return html`<div class="field">
        <label for=${id}><code>${entry.name}</code></label>
        ${field(entry, id)}
        <p>${prose(entry)}</p>
      </div>`;
    })}
  </div>`;
}

/** Descriptions have code between backticks, as comments do. */
export function prose({ description = '' }: Entry): unknown[] {
  return description.split('`').map((text, index) => (index % 2 === 1 ? html`<code>${text}</code>` : text));
}
