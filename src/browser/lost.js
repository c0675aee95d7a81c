// The page for wrong addresses may stand at any depth; this file stands at the top of the site, and knows where that is.
const top = new URL("./", import.meta.url);
for (const link of document.querySelectorAll('link[rel="stylesheet"], [data-to]')) link.href = new URL(link.getAttribute("href"), top);
