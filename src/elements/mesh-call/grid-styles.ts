import { css } from 'lit';

/**
 * The arrangement of 2 to 6 equal cells in any box, never scrolling.
 *
 * For each number of cells, the width divided by the height of the box chooses the number of columns whose
 * cells come closest to a ratio of 1.4, a compromise between upright phones and wide cameras. The thresholds
 * are where two arrangements are equally far from it: `1.4 × √(rows₁ × rows₂ / (columns₁ × columns₂))`.
 * An incomplete last row is centred: such a grid has two tracks for each column, and each cell spans two.
 */
export const gridStyles = css`
  .grid-area {
    min-inline-size: 0;
    min-block-size: 0;
    container: grid-area / size;
  }

  .grid {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-auto-rows: minmax(0, 1fr);
    gap: var(--_gap);
    block-size: 100%;
  }

  .arrangement {
    block-size: 100%;
  }

  /* Shared screens get what the people beside them or below them leave. */
  .arrangement.presentation {
    display: grid;
    grid-template: minmax(0, 1fr) clamp(56px, 14%, 160px) / minmax(0, 1fr);
    gap: var(--_gap);
  }

  .screens {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: minmax(0, 1fr);
    gap: var(--_gap);
  }

  .screens > * {
    aspect-ratio: auto;
    block-size: 100%;
  }

  .presentation .grid {
    grid-template-columns: none;
    grid-auto-flow: column;
    grid-auto-columns: minmax(0, 1fr);
  }

  @container grid-area (aspect-ratio > 1.2) {
    .arrangement.presentation {
      grid-template: minmax(0, 1fr) / minmax(0, 1fr) minmax(72px, 20%);
    }

    .presentation .grid {
      grid-template-columns: minmax(0, 1fr);
      grid-auto-flow: row;
      grid-auto-rows: minmax(0, 1fr);
    }
  }

  .grid > * {
    min-inline-size: 0;
    min-block-size: 0;
    inline-size: 100%;
    block-size: 100%;
    aspect-ratio: auto;
  }

  @container grid-area (aspect-ratio > 1.4) {
    .grid[data-cells='2'] {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }

  @container grid-area (aspect-ratio > 0.81) {
    .grid[data-cells='3'] {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }

    .grid[data-cells='3'] > * {
      grid-column: span 2;
    }

    .grid[data-cells='3'] > :nth-child(3) {
      grid-column: 2 / span 2;
    }
  }

  @container grid-area (aspect-ratio > 2.42) {
    .grid[data-cells='3'] {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }

    .grid[data-cells='3'] > :nth-child(n) {
      grid-column: auto;
    }
  }

  @container grid-area (aspect-ratio > 0.7) {
    .grid[data-cells='4'] {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }

  @container grid-area (aspect-ratio > 2.8) {
    .grid[data-cells='4'] {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
  }

  @container grid-area (aspect-ratio > 0.51) {
    .grid[data-cells='5'] {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }

    .grid[data-cells='5'] > * {
      grid-column: span 2;
    }

    .grid[data-cells='5'] > :nth-child(5) {
      grid-column: 2 / span 2;
    }
  }

  @container grid-area (aspect-ratio > 1.4) {
    .grid[data-cells='5'] {
      grid-template-columns: repeat(6, minmax(0, 1fr));
    }

    .grid[data-cells='5'] > :nth-child(4) {
      grid-column: 2 / span 2;
    }

    .grid[data-cells='5'] > :nth-child(5) {
      grid-column: 4 / span 2;
    }
  }

  @container grid-area (aspect-ratio > 3.83) {
    .grid[data-cells='5'] {
      grid-template-columns: repeat(5, minmax(0, 1fr));
    }

    .grid[data-cells='5'] > :nth-child(n) {
      grid-column: auto;
    }
  }

  @container grid-area (aspect-ratio > 0.47) {
    .grid[data-cells='6'] {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }

  @container grid-area (aspect-ratio > 1.4) {
    .grid[data-cells='6'] {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
  }

  @container grid-area (aspect-ratio > 4.2) {
    .grid[data-cells='6'] {
      grid-template-columns: repeat(6, minmax(0, 1fr));
    }
  }
`;
