import type { CallCourse } from './call-course.ts';
import type { Farewells } from './farewells.ts';
import type { PageReturn } from './page-return.ts';
import type { PageLifecycleListener } from './page-lifecycle.ts';

/** What the life of a page acts upon. */
export interface PageLifeOptions {
  readonly course: CallCourse;
  readonly pageReturn: PageReturn;
  readonly farewells: Farewells;
  /** Shows the preview again that was there before. */
  readonly startCapture: () => void;
  readonly onChange: () => void;
}

/** What becomes of a call when its page goes, and when the browser brings that page back. */
export class PageLife implements PageLifecycleListener {
  readonly #options: PageLifeOptions;

  constructor(options: PageLifeOptions) {
    this.#options = options;
  }

  /** The page may be kept by the browser and come back, so it is left like a call and not like a session. */
  hide(): void {
    const { course, pageReturn, farewells } = this.#options;
    const { room, stay } = course.visit;
    let mayReturn = false;
    if (stay && course.isIn('joining', 'waiting', 'joined'))
      mayReturn = pageReturn.leaveCall(room, stay.secret, course.user.name);
    else if (course.isIn('lobby')) pageReturn.leaveLobby();
    course.visit.endStay(mayReturn);
    course.stop('page-left');
    farewells.finish();
  }

  show(): void {
    const { course, pageReturn, startCapture, onChange } = this.#options;
    const { visit } = course;
    if (course.isIn('lobby', 'left')) visit.beginStay(course.user, pageReturn.recordOf(visit.room)?.secret);
    if (pageReturn.hadPreview) startCapture();
    onChange();
  }
}
