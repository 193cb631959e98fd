import type { PolicyName } from '../host/content-security-policy.ts';
import { isHostErrorCode, type HostErrorCode } from '../host/host-error.ts';
import { hasItem, WORKSPACE } from '../portal/workspace.ts';
import { asked } from '../page/query.ts';

/** What the address of the platform page chooses. */
export interface Choices {
  readonly itemId: string;
  /** `opaque`: the widget's frame has no origin, hence no devices and no storage. */
  readonly sandbox: 'own' | 'opaque';
  readonly policy: PolicyName;
  /** What the host answers to whoever asks for a room; undefined: the truth. */
  readonly refusal: HostErrorCode | undefined;
}

/** `item`, `sandbox`, `policy` and `bridge` of the address; what makes no sense counts as absent. */
export function choicesOfPage(): Choices {
  const item = asked('item');
  const refusal = asked('bridge');
  return {
    itemId: item !== undefined && hasItem(item) ? item : (WORKSPACE.items[0]?.id ?? ''),
    sandbox: asked('sandbox') === 'opaque' ? 'opaque' : 'own',
    policy: asked('policy') === 'newer' ? 'newer' : 'strict',
    refusal: isHostErrorCode(refusal) ? refusal : undefined,
  };
}
