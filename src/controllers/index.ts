/** The call for your own Lit elements, without the elements of the kit. */
export { callContext } from './call-context.ts';
export { MeshCallController, type MeshCallControllerOptions } from './mesh-call-controller.ts';
