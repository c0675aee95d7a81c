// What a page does against its content policy.

/** Collects violations in every page that `page` goes to. */
export async function watchPolicy(page) {
  const violations = [];
  await page.exposeFunction("violated", (violation) => violations.push(violation));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile, lineNumber }) =>
      window.violated(`${violatedDirective} ${blockedURI} ${sourceFile}:${lineNumber}`));
  });
  return violations;
}
