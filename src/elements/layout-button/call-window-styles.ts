import { css } from 'lit';

/** The page of the small window. */
export const callWindowStyles = css`
  :root {
    color-scheme: dark;
    block-size: 100%;
    background: var(--mesh-stage, #101318);
  }

  body {
    block-size: 100%;
    margin: 0;
  }

  main {
    display: grid;
    grid-template: minmax(0, 1fr) auto / minmax(0, 1fr);
    gap: 8px;
    box-sizing: border-box;
    block-size: 100%;
    padding: 8px;
    background: var(--mesh-stage, #101318);
    --mesh-control-size: 44px;
  }

  mesh-grid {
    block-size: 100%;
    aspect-ratio: auto;
  }

  footer {
    display: flex;
    justify-content: center;
    gap: 12px;
  }
`;
