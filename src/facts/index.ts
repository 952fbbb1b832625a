/**
 * The vocabulary that every language speaks.
 *
 * A language adapter reads a file and answers in these terms; rules and the planner decide in these terms. Nothing here
 * knows a syntax tree, and nothing that decides knows an offset: a fact carries the edits that only its adapter can make.
 */
export * from "./text";
export * from "./uses";
export * from "./variables";
export * from "./definitions";
export * from "./language";
