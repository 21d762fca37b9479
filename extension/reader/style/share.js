/**
 * The style of the panel that shares.
 */

export const SHARE_STYLE = `
.share-group h3 { margin: 20px 0 6px; font-size: 13px; font-weight: 600; }
.share-group:first-child h3 { margin-top: 8px; }
.share-group ul { margin: 0; padding: 0; list-style: none; }
.share-group li { border-top: 1px solid var(--line); }
.share-item {
  display: flex;
  align-items: center;
  justify-content: space-between;
  gap: 12px;
  width: calc(100% + 20px);
  min-height: 40px;
  margin-inline: -10px;
  padding: 6px 10px;
  border-radius: 8px;
  text-align: start;
  line-height: 1.35;
}
.share-item:hover { background: var(--tint); }
.share-item[aria-disabled='true'] { color: var(--soft); cursor: default; }
.share-item kbd {
  flex: none;
  min-width: 22px;
  padding: 0 6px;
  border: 1px solid var(--line);
  border-radius: 5px;
  color: var(--soft);
  font: 500 11.5px/20px var(--sans);
  text-align: center;
}
.view[data-keys='off'] .share-item kbd { display: none; }
.share-images { display: flex; gap: 10px; padding: 10px 0 4px; border-top: 1px solid var(--line); cursor: pointer; }
.share-images input { flex: none; width: 18px; height: 18px; margin: 2px 0 0; accent-color: var(--accent); }
.share-images small { display: block; color: var(--soft); font-size: 12.5px; line-height: 1.45; text-wrap: pretty; }
.share-running { display: flex; align-items: center; justify-content: space-between; gap: 12px; padding: 6px 0; }
.share-progress { margin: 0; color: var(--soft); font-variant-numeric: tabular-nums; }
.share-stop { padding-inline: 11px; }
.tool.share[aria-expanded='true'] { background: var(--tint); color: var(--ink); }
`;
