// Leads to the first of the reader's languages that the page has; without one, to English, else to the first listed.
const links = [...document.querySelectorAll("[hreflang]")];
const have = (code) => links.find((link) => link.hreflang === code);
const wanted = navigator.languages.map((language) => language.split("-")[0]);
const link = wanted.map(have).find(Boolean) ?? have("en") ?? links[0];
if (link) location.replace(link.getAttribute("href") + location.search + location.hash);
