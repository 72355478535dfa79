/** An article, as tools/articles.js makes it of web/articles/*.html. */
declare module '*?article' {
  const html: string;
  export default html;
}
