/** `EventTarget` with the events that can happen, by name. */
export interface TypedEvents<Events extends Record<string, Event>> {
  addEventListener<Name extends keyof Events & string>(
    type: Name,
    listener: ((event: Events[Name]) => void) | null,
    options?: AddEventListenerOptions | boolean,
  ): void;
  removeEventListener<Name extends keyof Events & string>(
    type: Name,
    listener: ((event: Events[Name]) => void) | null,
    options?: EventListenerOptions | boolean,
  ): void;
  dispatchEvent(event: Events[keyof Events]): boolean;
}

/**
 * An `EventTarget` whose event names and event classes are checked by the compiler. At run time it is the platform's
 * own class, so that `once`, `signal` and the rest work as everywhere else.
 */
export const TypedEventTarget = EventTarget as new <
  Events extends Record<string, Event>,
>() => TypedEvents<Events>;
