// What the page says by itself, in the language of whoever reads it.

const WORDS = {
  zh: {
    edition: "版本", published: "公开版", filed: "上报版", undo: "撤销", findings: "检查", fields: "栏目",
    how: "按回车修改这一处", percent: "已填 {n}%", none: "没有发现问题。", fix: "改", instead: "改成：{text}",
    line: "{file} 第 {line} 行", error: "错误", warning: "警告", info: "提示", due: "必填", example: "例：{text}",
    save: "保存（回车）", leave: "放弃（Esc）", paragraph: "下面加一段", add: "加一项{label}",
    up: "{label}上移", down: "{label}下移", remove: "删去{label}", in: "在「{label}」里加…", close: "关闭",
    saved: "已经写进文件。", undone: "已经撤销。", refreshed: "文件改过，已经更新。",
    held: "文件在别处改过。写完这一处（或按 Esc 放弃）再更新。", part: "全文", page: "纸面",
    theirs: "没有写进去：这一处在别处改成了“{text}”。按 Esc 看新的内容；你写的字先复制下来。",
    lost: "和 fazhi 断开了。请看看命令窗口里它是否还在运行。", tools: "这一处", oneEach: "一行一项",
    again: "{why}再按一次回车，就写进新的内容里。",
  },
  en: {
    edition: "Edition", published: "Published", filed: "Filed", undo: "Undo", findings: "Check", fields: "Fields",
    how: "Press Enter to change this", percent: "{n}% filled in", none: "No problems found.", fix: "Mend", instead: "Instead: {text}",
    line: "{file}, line {line}", error: "Error", warning: "Warning", info: "Note", due: "required", example: "e.g. {text}",
    save: "Save (Enter)", leave: "Leave (Esc)", paragraph: "Paragraph below", add: "One more {label}",
    up: "{label} up", down: "{label} down", remove: "Remove {label}", in: "Add to {label}…", close: "Close",
    saved: "Written into the file.", undone: "Undone.", refreshed: "The file has changed; this is what it says now.",
    held: "The file was changed elsewhere. Save this (or leave it with Esc), then the page follows.", part: "The whole", page: "Paper",
    theirs: "Not written: this was changed elsewhere to “{text}”. Esc shows it; copy what you wrote first.",
    lost: "The connection to fazhi is lost. See whether it still runs in its window.", tools: "This passage", oneEach: "one a line",
    again: "{why} Press Enter once more to write it into what the file says now.",
  },
};

let words = WORDS.zh;

export function speak(language) {
  words = WORDS[language] ?? WORDS.zh;
  document.documentElement.lang = language === "en" ? "en" : "zh-CN";
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = words[element.dataset.say];
}

export function say(name, gaps = {}) {
  return words[name].replace(/\{(\w+)\}/g, (_, gap) => gaps[gap] ?? "");
}
