/** How long a button says that it has copied, ms. */
const COPIED_SHOWN = 2000;

/** Lets the button put a text into the clipboard, and say so. Where it may not, the button goes away. */
export function copyOnClick(button: HTMLButtonElement, text: () => string): void {
  const name = button.textContent;
  button.addEventListener('click', () => {
    navigator.clipboard.writeText(text()).then(
      () => {
        button.textContent = 'Copied';
        setTimeout(() => {
          button.textContent = name;
        }, COPIED_SHOWN);
      },
      () => {
        button.hidden = true;
      },
    );
  });
}
