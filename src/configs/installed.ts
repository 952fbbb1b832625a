/** Packages of a virtual environment lie in the project, and are not its code: nobody wants them repaired. */
export const INSTALLED = "**/site-packages/**";
