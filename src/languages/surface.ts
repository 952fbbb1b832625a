import { javascriptSurface } from "./javascript/surface";
import { pythonSurface } from "./python/surface";
import type { SurfaceReader } from "./structure";

/** Every language whose surfaces can be read. */
export const surfaceReaders: readonly SurfaceReader[] = [javascriptSurface, pythonSurface];
