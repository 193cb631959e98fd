import { html, type TemplateResult } from 'lit';
import type { SelfSnapshot } from '../../call/snapshot.ts';

/** The own picture with the two switches on it. */
export function preview(self: SelfSnapshot): TemplateResult {
  return html`<div part="preview" class="preview">
    <mesh-peer-tile
      self
      mirrored
      .name=${self.user.name}
      .color=${self.user.color}
      .stream=${self.stream}
      ?camera-off=${self.camera.state !== 'on'}
    ></mesh-peer-tile>
    <div class="preview-controls">
      <mic-toggle .device=${self.microphone}></mic-toggle>
      <camera-toggle .device=${self.camera}></camera-toggle>
    </div>
  </div>`;
}
