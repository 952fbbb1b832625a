/** @type {import("eslint-doc-generator").GenerateOptions} */
export default {
  ignoreConfig: ["javascript", "python", "execution-engine", "request-scope", "legacy-recommended"],
  ruleDocTitleFormat: "prefix-name",
  ruleDocSectionInclude: ["Examples", "Fix safety", "When not to use it", "Prior art"],
  ruleListColumns: ["name", "description", "configsError", "fixable", "hasSuggestions"],
};
