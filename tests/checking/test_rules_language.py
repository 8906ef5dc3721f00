"""The rules of language: what each must find, at its character, and what none may touch."""

import json

import pytest
from conftest import INPUTS, ROOT, complete
from steps import checked, parsed

from generator.basis.problems import UserError
from generator.checking import rules, terms
from generator.checking.finding import Finding
from generator.checking.rules.language import excerpt
from generator.kinds import kind
from generator.reports import Source

LANGUAGE = ("thin-part", "numbering", "punctuation", "repetition", "term", "privacy")
HERE = "▲"  # stands before the character at which a finding must stand
WHERE = {
    "text": "导语: {0}\n",
    "heading": "主要举措和成效: {{标题: {0}}}\n",
    "point": "主要举措和成效: {{要点: [{0}]}}\n",
    "number": "发文字号: {0}\n",
    "title": "标题: {0}\n",
    "cell": "主要举措和成效: {{表: {{列: [甲], 行: [[{0}]]}}}}\n",
    "addressee": "主送机关: {0}\n",
    "body": "主要举措和成效: {{正文: {0}, 分项: [{{标题: 甲}}]}}\n",
    "run-in": "主要举措和成效: {{接排: [分项], 分项: [{{标题: {0}, 正文: 全年3次。}}]}}\n",
    "name": "附件: [{{标题: {0}}}]\n",
}


def placed(where: str, text: str) -> Source:
    written = WHERE[where].format(json.dumps(text, ensure_ascii=False))
    found = parsed(written, "report.yaml")
    assert not found.problems
    return found


def shown(given: Source, each: Finding) -> str:
    """What a finding shows of the text as it should be."""
    return excerpt(given.text(each.path), *each.change[:3]) if each.change else each.instead


def findings(where: str, text: str) -> list[tuple[str, str, int | None, str]]:
    """What the rules of language say of a text: rule, level, offset, what to write instead."""
    given = placed(where, text)
    return [
        (name, each.level or rules.RULES[name].LEVEL, each.offset, shown(given, each))
        for name in LANGUAGE
        for each in rules.RULES[name].check(given)
    ]


FOUND = [
    # an ordinal that the tool sets, too
    ("heading", "▲一、规范行政执法", "numbering", "error", "规范行政执法"),
    ("heading", "▲十一、规范行政执法", "numbering", "error", "规范行政执法"),
    ("heading", "▲（一）规范行政执法", "numbering", "error", "规范行政执法"),
    ("heading", "▲(一)规范行政执法", "numbering", "error", "规范行政执法"),
    ("heading", "▲（一）、规范行政执法", "numbering", "error", "规范行政执法"),
    ("heading", "▲一）规范行政执法", "numbering", "error", "规范行政执法"),
    ("heading", "▲1.规范行政执法", "numbering", "error", "规范行政执法"),
    ("heading", "▲1、规范行政执法", "numbering", "error", "规范行政执法"),
    ("heading", "▲1．规范行政执法", "numbering", "error", "规范行政执法"),
    ("heading", "▲１．规范行政执法", "numbering", "error", "规范行政执法"),
    ("heading", "▲12. 规范行政执法", "numbering", "error", "规范行政执法"),
    ("heading", "▲（1）规范行政执法", "numbering", "error", "规范行政执法"),
    ("heading", "▲1）规范行政执法", "numbering", "error", "规范行政执法"),
    ("heading", "▲①规范行政执法", "numbering", "error", "规范行政执法"),
    ("heading", "▲一　规范行政执法", "numbering", "error", "规范行政执法"),
    ("heading", "▲第一，规范行政执法", "numbering", "error", "规范行政执法"),
    ("heading", "▲1 规范行政执法", "numbering", "error", "规范行政执法"),
    ("heading", "▲第一部分　规范行政执法", "numbering", "error", "规范行政执法"),
    ("heading", "▲一是规范行政执法", "numbering", "error", "规范行政执法"),
    ("heading", "　▲三、三年行动扎实推进", "numbering", "error", "三年行动扎实推进"),
    ("point", "▲一是规范行政执法。评查案卷3次。", "numbering", "error", "规范行政执法。评查案卷3次。"),
    ("point", "▲二是，规范行政执法。评查案卷3次。", "numbering", "error", "规范行政执法。评查案卷3次。"),
    ("point", "▲第二，规范行政执法。", "numbering", "error", "规范行政执法。"),
    ("point", "▲其三，规范行政执法。", "numbering", "error", "规范行政执法。"),
    ("point", "▲（四）规范行政执法。", "numbering", "error", "规范行政执法。"),
    ("point", "▲⑤规范行政执法。", "numbering", "error", "规范行政执法。"),
    # a heading with a final mark
    ("heading", "规范行政执法▲。", "numbering", "warning", "规范行政执法"),
    ("heading", "规范行政执法▲：", "numbering", "warning", "规范行政执法"),
    ("heading", "规范行政执法▲:", "numbering", "warning", "规范行政执法"),
    ("heading", "规范行政执法▲，", "numbering", "warning", "规范行政执法"),
    ("title", "关于2025年法治政府建设情况的报告▲。", "numbering", "warning", "关于2025年法治政府建设情况的报告"),
    ("name", "2025年行政复议案件情况▲；", "numbering", "warning", "2025年行政复议案件情况"),
    # half-width marks
    ("text", "推进依法行政▲,规范执法", "punctuation", "warning", "推进依法行政，规范执法"),
    ("text", "推进依法行政▲, 规范执法", "punctuation", "warning", "推进依法行政，规范执法"),
    ("text", "2025年▲,示例区推进", "punctuation", "warning", "2025年，示例区推进"),
    ("text", "满意率99%▲,群众认可", "punctuation", "warning", "满意率99%，群众认可"),
    ("text", "现将情况报告如下▲:", "punctuation", "warning", "现将情况报告如下："),
    ("text", "时间▲:9:30开始", "punctuation", "warning", "时间：9:30开始"),
    ("text", "评查案卷▲;约谈3人", "punctuation", "warning", "评查案卷；约谈3人"),
    ("text", "效果如何▲?群众说了算", "punctuation", "warning", "效果如何？群众说了算"),
    ("text", "办得好▲!", "punctuation", "warning", "办得好！"),
    ("text", "成效明显▲.", "punctuation", "warning", "成效明显。"),
    ("text", "管理办法▲(试行)印发", "punctuation", "warning", "管理办法（试行）印发"),
    ("text", "用▲(APP)办理", "punctuation", "warning", "用（APP）办理"),
    ("text", "网站▲(www.example.gov.cn)公开", "punctuation", "warning", "网站（www.example.gov.cn）公开"),
    ("text", '▲"一网通办改革', "punctuation", "warning", "“一网通办改革"),
    ("text", '推行“一网通办▲"改革', "punctuation", "warning", "推行“一网通办”改革"),
    ("text", "共12件▲(含往年", "punctuation", "warning", "共12件（含往年"),
    ("text", '推行▲"一网通办"改革', "punctuation", "warning", "推行“一网通办”改革"),
    ("text", "网址▲:https://example.gov.cn/a?b=1", "punctuation", "warning", "网址：https://example…"),
    ("cell", "甲▲,乙", "punctuation", "warning", "甲，乙"),
    # document numbers, periods, days
    ("text", "印发通知（示政发▲[2020]11号）", "punctuation", "warning", "印发通知（示政发〔2020〕11号）"),
    ("text", "印发通知示政发▲（2020）11号", "punctuation", "warning", "印发通知示政发〔2020〕11号"),
    ("text", "印发通知示政发▲【2020】11号", "punctuation", "warning", "印发通知示政发〔2020〕11号"),
    ("text", "印发通知示政发▲(2020)11号", "punctuation", "warning", "印发通知示政发〔2020〕11号"),
    ("number", "示政发▲[2026]3号", "punctuation", "warning", "示政发〔2026〕3号"),
    ("text", "规划（2021▲-2025年）", "punctuation", "warning", "规划（2021—2025年）"),
    ("text", "规划（2021▲--2025年）", "punctuation", "warning", "规划（2021—2025年）"),
    ("text", "规划（2021▲－2025）", "punctuation", "warning", "规划（2021—2025）"),
    ("text", "规划（2021年▲~2025年）", "punctuation", "warning", "规划（2021年—2025年）"),
    ("text", "规划（2021▲——2025年）", "punctuation", "warning", "规划（2021—2025年）"),
    ("text", "每月1▲-25日", "punctuation", "warning", "每月1—25日"),
    ("text", "2025年1月▲-6月", "punctuation", "warning", "2025年1月—6月"),
    ("text", "7月8日▲-8月22日", "punctuation", "warning", "7月8日—8月22日"),
    ("text", "2025年1▲-3季度", "punctuation", "warning", "2025年1—3季度"),
    ("text", "开展“▲12.4”宪法宣传周活动", "punctuation", "warning", "开展“12·4”宪法宣传周活动"),
    ("text", "“▲3.15”消费者权益日", "punctuation", "warning", "“3·15”消费者权益日"),
    ("text", "开展▲6.26国际禁毒日宣传", "punctuation", "warning", "开展“6·26”国际禁毒日宣传"),
    # between titles and quotations; doubled marks; spaces; halves
    ("text", "出台《办法》▲、《细则》", "punctuation", "warning", "出台《办法》《细则》"),
    ("text", "推行“一网通办”▲、“一窗受理”服务", "punctuation", "warning", "推行“一网通办”“一窗受理”服务"),
    ("text", "推进依法行政▲，，规范执法", "punctuation", "warning", "推进依法行政，规范执法"),
    ("text", "推进依法行政▲。。", "punctuation", "warning", "推进依法行政。"),
    ("text", "推进▲ 依法行政。", "punctuation", "warning", "推进依法行政。"),
    ("text", "全区适用▲ “清单”办案。", "punctuation", "warning", "全区适用“清单”办案。"),
    ("text", "推进依法行政。▲ 二是。", "punctuation", "warning", "推进依法行政。二是。"),
    ("text", "发现问题20▲ 余项。", "punctuation", "warning", "发现问题20余项。"),
    ("text", "截至▲ 2025年。", "punctuation", "warning", "截至2025年。"),
    ("text", "推进▲ 𠮷水县。", "punctuation", "warning", "推进𠮷水县。"),
    ("text", "推进▲\u3000\u3000依法行政。", "punctuation", "warning", "推进依法行政。"),
    ("text", "印发▲《办法（2021—2025年）", "punctuation", "warning", ""),
    ("text", "印发办法▲》。", "punctuation", "warning", ""),
    ("text", "推行▲“一网通办改革", "punctuation", "warning", ""),
    ("text", "推行▲”一网通办”改革", "punctuation", "warning", "推行“一网通办”改革"),
    ("text", "推行“一网通办▲“改革", "punctuation", "warning", "推行“一网通办”改革"),
    ("text", "办结12件▲（含上年结转。", "punctuation", "warning", ""),
    # repetition
    ("text", "营造逐级跟进▲的的氛围", "repetition", "error", "营造逐级跟进的氛围"),
    ("text", "逐级跟进▲的的的氛围", "repetition", "error", "逐级跟进的氛围"),
    ("text", "▲逐步逐步推进", "repetition", "warning", "逐步推进"),
    ("text", "▲全面推进依法行政全面推进依法行政工作", "repetition", "warning", "全面推进依法行政工作"),
    ("text", "重大项目▲的的审批", "repetition", "error", "重大项目的审批"),
    ("text", "办结▲了了一批案件", "repetition", "warning", "办结了一批案件"),
    ("text", "关键▲是是落实", "repetition", "warning", "关键是落实"),
    ("text", "行政复议▲和和应诉", "repetition", "warning", "行政复议和应诉"),
    ("text", "▲在在法治轨道上推进", "repetition", "warning", "在法治轨道上推进"),
    ("text", "▲对对群众反映的问题", "repetition", "warning", "对群众反映的问题"),
    ("text", "扎实推进▲工作工作，成效明显", "repetition", "warning", "扎实推进工作，成效明显"),
    ("text", "▲进一步进一步规范执法", "repetition", "warning", "进一步规范执法"),
    ("text", "建设▲法治政府法治政府的部署", "repetition", "warning", "建设法治政府的部署"),
    ("text", "，▲推进推进综合改革", "repetition", "warning", "，推进综合改革"),
    (
        "text",
        "推动证明事项清理深入开展，方便群众，▲推动证明事项清理深入开展。",
        "repetition",
        "warning",
        "",
    ),
    ("text", "全年评查行政执法案卷三轮。\n▲全年评查行政执法案卷三轮。", "repetition", "warning", ""),
    # terms
    ("text", "优化▲法制环境", "term", "warning", "优化法治环境"),
    ("text", "完善基层▲法制队伍建设", "term", "warning", "完善基层法治队伍建设"),
    ("text", "发挥▲法制监督功能", "term", "warning", "发挥法治监督功能"),
    ("heading", "开展▲法制宣传", "term", "warning", "开展法治宣传"),
    ("text", "营商环境▲法制化", "term", "warning", "营商环境法治化"),
    ("text", "由市▲政府法制办审核", "term", "info", "由市司法局审核"),
    ("text", "公安、▲卫计、住建", "term", "info", "公安、卫生健康、住建"),
    ("text", "住建、▲食药等部门参加", "term", "info", "住建、市场监管等部门参加"),
    ("text", "会同▲工商局检查", "term", "info", "会同市场监管局检查"),
    # what belongs to a person
    ("text", "身份号码▲11010519491231002X。", "privacy", "error", "110****002X"),
    ("cell", "▲420102199003071232", "privacy", "error", "420****1232"),
    ("text", "身份号码▲１１０１０５１９４９１２３１００２Ｘ", "privacy", "error", "110****002X"),
    ("text", "联系电话▲13800138000。", "privacy", "error", "138****8000"),
    ("text", "联系人：赵某，▲138-0013-8000", "privacy", "error", "138****8000"),
    ("text", "电话▲+86 13800138000", "privacy", "error", "+86****8000"),
    ("text", "账号▲6222021234567890128", "privacy", "error", "622****0128"),
    ("text", "账号▲6222 0212 3456 7890 128", "privacy", "error", "622**** 128"),
    # marks at the end of sentences and paragraphs
    ("text", "按期办结率100%▲.", "punctuation", "warning", "按期办结率100%。"),
    ("text", "按期办结率100%▲.二是规范执法。", "punctuation", "warning", "按期办结率100%。二是规范执法。"),
    ("text", "查阅案卷200余本。发现的问题都已整▲改", "punctuation", "warning", "查阅案卷200余本。发现的问题都已整改。"),
    ("text", "查阅案卷，发现问题，并且督促有关单位全部整改到▲位", "punctuation", "warning", "查阅案卷，发现问题，并且督促有关单位全部整改到位。"),
    # a list that changes its mark
    ("text", "做到政策合规、程序合规、内容合规▲，合同合规。", "punctuation", "warning", "做到政策合规、程序合规、内容合规、合同合规。"),
    ("text", "全面规范▲ 执法 检查 工作。 三是督办。", "punctuation", "warning", "全面规范执法检查工作。三是督办。"),
    # 主送机关, ordinals in a text
    ("addressee", "示例市人民政府▲：", "numbering", "warning", "示例市人民政府"),
    ("body", "▲（一）规范执法。", "numbering", "warning", ""),
    ("run-in", "执法培训▲。", "numbering", "warning", "执法培训"),
    # names where a case is told
    ("text", "审理▲示例县宏远建材有限公司诉县政府一案。", "privacy", "info", ""),
    ("text", "▲张大明不服处罚决定，申请复议。", "privacy", "info", ""),
    ("text", "复议机关就申请人▲李小明与某局的纠纷组织调解。", "privacy", "info", ""),
    # slips
    ("text", "▲截止2025年底，办结12件。", "term", "warning", "截至2025年底，办结12件。"),
    ("text", "▲既使任务繁重，也要办好。", "term", "warning", "即使任务繁重，也要办好。"),
    ("text", "▲再接再励，办好实事。", "term", "warning", "再接再厉，办好实事。"),
    ("text", "认真▲布署，落实到位。", "term", "warning", "认真部署，落实到位。"),
    ("text", "完善社会主义▲法制体系。", "term", "warning", "完善社会主义法治体系。"),
    # paragraphs that stand twice, told once
    ("text", "查阅案卷，整改全部问题。\n深入推进依法行政工作。\n\n▲查阅案卷，整改全部问题。\n深入推进依法行政工作。", "repetition", "warning", ""),
]  # fmt: skip

LEFT_ALONE = [
    # no ordinals
    ("heading", "一个窗口受理"), ("heading", "一体化推进执法监督"), ("heading", "二手房交易一次办"),
    ("heading", "三年行动圆满收官"), ("heading", "1.5万户企业受益"), ("heading", "2025年工作安排"),
    ("heading", "12345热线办理"), ("heading", "24小时不打烊"), ("heading", "5个方面同时发力"),
    ("heading", "一、二级响应有序启动"), ("heading", "第一责任人职责"), ("heading", "第一批清单"),
    ("heading", "“一网通办”改革"), ("heading", "（试行）清单的执行"), ("heading", "十项举措惠企"),
    ("heading", "1、2号地块协议的清理"), ("heading", "第一、第二季度的安排"), ("heading", "无"),
    ("heading", "一、二、三产融合"), ("heading", "“12·4”宪法宣传"), ("heading", "12.4万人参与普法"),
    ("heading", "怎样算办好？"), ("heading", "让群众满意！"), ("heading", "推行清单（2025年版）"),
    ("heading", "办好“十件实事”"), ("heading", "三项制度、两张清单"), ("heading", "1至6月情况"), ("heading", "5G应用"), ("heading", "第一方阵"),
    ("point", "一是一，二是二，账目清楚。"), ("point", "一年来，评查案卷3次。"), ("point", "两手抓、两促进。"),
    ("point", "规范行政执法。一是抓培训。二是抓评查。"), ("point", "三级书记抓法治。"),
    ("text", "一是抓培训。二是抓评查。"), ("text", "（一）抓培训。"), ("name", "1.案件目录"),
    # half-width where it belongs
    ("text", "共1,234件"), ("text", "上午9:30开门"), ("text", "比例为3:1"), ("text", "见https://example.gov.cn/a?b=1,2"),
    ("text", "见https://example.gov.cn/list?id=1。"), ("text", "Word, Excel 2016 (64-bit)"), ("text", "发至office@example.gov.cn"),
    ("text", "使用A/B测试"), ("text", "增长12.5%"), ("text", "版本V2.0(beta) A;B"), ("text", "由9:00至17:00"),
    ("text", "www.example.gov.cn"), ("text", "f(x)=1"), ("text", "完成率97.06%；另有2项"),
    ("text", "“互联网+”监管"), ("text", "GB/T 9704—2012"), ("text", "19'"), ("text", 'the "rule" of law'),
    # numbers of documents, periods, days
    ("text", "示政发〔2020〕11号"), ("text", "（2024）示01行初123号"), ("text", "清单（2025）"), ("number", "示政发〔2026〕3号"),
    ("text", "规划（2021—2025年）"), ("text", "2025-09-01起施行"), ("text", "GB/T 15834-2011"), ("text", "电话0871-6812-3456"),
    ("text", "GB 2023-2024"), ("text", "1—25日"), ("text", "1日至25日"), ("text", "2024-2号地块"),
    ("text", "幅度15%～30%"), ("text", "3-5人一组"), ("text", "DB42/T2021-2025"), ("text", "日龄1-25日龄"),
    ("text", "“12·4”国家宪法日"), ("text", "“2.0”版平台"), ("text", "“1.5”倍"), ("text", "12.4万人"), ("text", "“13.5”规划"),
    # between titles and quotations
    ("text", "《办法》《细则》"), ("text", "《办法》（试行）、《细则》（修订）"), ("text", "《办法》和《细则》"),
    ("text", "“拿地即开工”、“一站式”兑现、“证照联办”"), ("text", "“一窗”“一网”"), ("text", "《办法》（试行）、《细则》、《规则》"),
    ("text", "“双随机、一公开”"), ("text", "《〈办法〉细则》"), ("text", "“读《办法》，用《细则》”"),
    # spaces and halves
    ("text", "用 APP 办理"), ("text", "　　首行缩进。"), ("text", "行末空格 "), ("text", "1）抓培训；2）抓评查"),
    ("cell", "张 三"), ("text", "联系人：张 三、李 四"), ("title", "中共示例区委 示例区人民政府"), ("text", "列表 1。"), ("text", "见表 1。"),
    ("text", "“甲“乙”丙”"), ("text", "好……"), ("text", "一般——特殊"), ("text", "真的？！"),
    # what is doubled rightly
    ("text", "委员会会议"), ("text", "依法治区委员会委员会议"), ("text", "中小学学区"), ("text", "施工工地"), ("text", "水水质"),
    ("text", "矛盾渐渐减少"), ("text", "种种问题"), ("text", "由处处长负责"), ("text", "为了了解情况"), ("text", "调解和和解"),
    ("text", "有目的的检查"), ("text", "合同标的的价值"), ("text", "的的确确"), ("text", "实实在在"), ("text", "不了了之"), ("text", "对在在建项目"),
    ("text", "问题是是否公开"), ("text", "针对对方的陈述"), ("text", "参与与监督"), ("text", "及及时"), ("text", "研究研究再定"), ("text", "一件一件解决"),
    ("text", "由群团组织组织的活动"), ("text", "年度报告报告了情况"), ("text", "项目建设建设单位"), ("text", "各街道街道办事处"),
    ("text", "行政复议复议机关"), ("text", "二〇二〇年"), ("text", "层层落实，人人尽责"), ("text", "等等"), ("text", "人民调解调解员"),
    ("text", "常委会会议"), ("text", "放心放心再放心"), ("text", "委员会委员会议"), ("text", "目的的确定"), ("text", "中共中央"), ("text", "高高兴兴"), ("text", "把把关"), ("text", "普及及格线"), ("text", "合并并购"),
    ("text", "坚持以人民为中心的发展思想，带头坚持，坚持以人民为中心的发展思想。"), ("text", "三月底前完成，三月底前完成"),
    ("text", "根据《重大行政决策程序暂行条例》，公开，根据《重大行政决策程序暂行条例》，听证。"),
    ("text", "其中行政许可类3件，其中行政处罚类3件"), ("text", "特此报告。\n特此报告。"),
    ("text", "甲项2026年6月底前全部完成；乙项2026年6月底前全部完成"),
    # 法制 where it is right, and bodies that are not
    ("text", "法制审核"), ("text", "执法制度"), ("text", "普法制度"), ("text", "学法制度"), ("text", "述法制度"), ("text", "政府法制机构"),
    ("text", "重大执法决定法制审核制度"), ("text", "依法制定"), ("text", "违法制造"), ("text", "非法制售"), ("text", "依法制止"), ("text", "依法制发文件"),
    ("text", "公安局法制大队"), ("text", "市人大法制委员会"), ("text", "维护社会主义法制统一"), ("text", "《示例市法制宣传教育条例》"), ("text", "法治环境"),
    ("text", "原市法制办起草"), ("text", "原卫计委职责"), ("text", "食药品安全"), ("text", "食药安全案件"), ("text", "保卫计划"), ("text", "工商联"), ("text", "工商业"),
    ("text", "质监站"), ("text", "国土空间规划"), ("text", "环境保护"), ("text", "生态环境局"), ("text", "司法立法制约"),
    # spaces that set words apart
    ("text", "示例县县长 甲某某"), ("text", "印发《中共示例县委 示例县人民政府关于加快建设的意见》。"), ("text", "开展“走进乡村 服务群众”活动，成效明显。"), ("text", "3　扩建学校，已经完工。"),
    # 、 in a list of which an item stands without quotes
    ("text", "坚持“甲制”、“乙制”、高度自治的方针。"), ("text", "坚持高度自治、“甲制”、“乙制”的方针。"), ("text", "学习“甲法”、乙法、“丙法”。"),
    # paragraphs that are whole, and lines that are no sentence
    ("text", "查阅案卷200余本。发现的问题都已整改（附后）。"), ("text", "查阅案卷200余本。他说：“都已整改。”"), ("text", "新建学校3所，已经动工。牵头单位：区教育局"), ("text", "查阅案卷200余本"),
    ("heading", "规范执法，查阅案卷，整改发现的全部问题"), ("cell", "查阅案卷。发现问题"),
    # lists with one mark, and ， between clauses
    ("text", "做到政策合规、程序合规、内容合规、合同合规。"), ("text", "组织学习培训、案卷评查、实地督查，发现问题整改。"), ("text", "依法审核合同、协议、备忘录，依法备案。"),
    # companies and people that are hidden, or in no case
    ("text", "示例县某建材有限公司诉县政府一案，已经调解。"), ("text", "示例县宏远建材有限公司建成投产。"), ("text", "张某不服处罚决定，申请复议。"), ("text", "当事人高度评价。"), ("text", "当事人不服处罚的，可以申请复议。"),
    # words that only look like slips
    ("text", "既使用本地资源，也引进人才，处份额以下的，身分离，按年分解任务。"), ("text", "截至2025年底。"), ("text", "本部分内容，全县各部份额。"), ("text", "设立法制专员。"),
    # headings that run on behind a colon, paragraphs that stand twice
    ("run-in", "执法培训："), ("text", "示例区司法局工作动态信息一览\n示例区司法局工作动态信息一览"),
    # numbers that are nobody's
    ("text", "12345热线"), ("text", "12348热线"), ("text", "1146354个"), ("text", "区办发〔2022〕1号"), ("text", "13800138000元"), ("text", "11010519491231003X"),
    ("text", "6222021234567890127"), ("text", "0871-13800138000"), ("text", "91110105194912310021"), ("text", "1380013800"), ("text", "19491231"), ("text", "1101**********002X"),
    ("text", "4000 5000 6000"), ("text", "110105194912310021"), ("text", "https://example.gov.cn/13800138000.html"), ("text", "91530112MA6K5X1234"), ("text", "8888888888888888"),
]  # fmt: skip


def test_there_are_enough_of_both_kinds() -> None:
    assert len(FOUND) >= 60
    assert len(LEFT_ALONE) >= 100


@pytest.mark.parametrize(("where", "text", "rule", "level", "instead"), FOUND)
def test_found(where: str, text: str, rule: str, level: str, instead: str) -> None:
    found = findings(where, text.replace(HERE, ""))
    assert found == [(rule, level, text.index(HERE), instead)]


@pytest.mark.parametrize(("where", "text"), LEFT_ALONE)
def test_left_alone(where: str, text: str) -> None:
    assert findings(where, text) == []


MESSAGES = [
    ("heading", "1.规范执法", "序号“1.”由工具加，自己写了会印成两个，请删去。"),
    ("heading", "规范执法。", "标题末尾不加标点，请删去“。”。"),
    ("text", "依法行政,规范执法", "“,”是半角标点，中文里用“，”。"),
    ("text", "办法(试行)", "括号是半角的，中文里用“（）”。"),
    ("text", '推行"一网通办"', "引号是英文的直引号，中文里用“ ”。"),
    ("text", "示政发[2026]3号", "发文字号的年份用六角括号“〔〕”。"),
    ("text", "2021--2025年", "起止时间用一字线“—”，这里是“--”。"),
    ("text", "“12.4”宪法宣传周", "用月日简称的事件，数字间用间隔号“·”，这里是“12.4”。"),
    ("text", "《办法》、《细则》", "并列的书名号之间不用顿号，请删去。"),
    ("text", "“甲”、“乙”", "并列的引号之间不用顿号，请删去。"),
    ("text", "依法行政，。", "标点“，。”连在一起，请只留一个。"),
    ("text", "依法 行政。", "这里多了空格，请删去。"),
    ("text", "印发《办法", "「《」没有另一半，请补上「》」，或者删去。"),
    ("text", "印发办法》", "「》」没有另一半，请补上「《」，或者删去。"),
    ("text", "变量f(x", "「(」没有另一半，请补上「）」，或者删去。"),
    ("text", "推行”一网通办”", "「”」的方向反了，应当是「“」。"),
    ("text", "领导带头的的氛围", "“的”多写了一遍。"),
    ("text", "推动证明事项清理深入开展，推动证明事项清理深入开展", "“推动证明事项清理深入开展”在这一段里写了两遍，请删去一处。"),
    ("text", "持续推动各类证明事项清理深入开展，持续推动各类证明事项清理深入开展", "“持续推动各类证明事项清理……”在这一段里写了两遍，请删去一处。"),
    ("text", "全年评查行政执法案卷三轮。\n全年评查行政执法案卷三轮。", "这一段与第 1 行的一字不差，请删去一处。"),
    ("text", "优化法制环境", "“法制”应当写成“法治”。"),
    ("text", "市法制办", "“法制办”应当写成“司法局”。法制办已并入司法行政部门；写历史情况的，前面加“原”字。"),
    ("text", "13800138000", "这里写着手机号码（138****8000）。报告要公开，请删去。"),
    ("text", "11010519491231002X", "这里写着公民身份号码（110****002X）。报告要公开，请删去。"),
    ("text", "6222021234567890128", "这里写着银行账号（622****0128）。报告要公开，请删去。"),
]  # fmt: skip


@pytest.mark.parametrize(("where", "text", "message"), MESSAGES)
def test_what_is_said(where: str, text: str, message: str) -> None:
    given = placed(where, text)
    said = [str(each.message) for name in LANGUAGE for each in rules.RULES[name].check(given)]
    assert said == [message]


def test_each_finding_stands_at_its_character(problems) -> None:
    text = complete(导语="|\n  第一段。\n  第二段, 优化法制环境。")
    assert [found[:3] for found in problems(text)] == [(5, 6, "punctuation"), (5, 10, "term")]


def test_one_finding_for_one_cause(problems) -> None:
    found = problems(complete(主要举措和成效="{标题: '(一)规范执法:', 正文: 办法( )}"))
    assert [each[:3] for each in found] == [
        (4, 16, "numbering"),
        (4, 23, "numbering"),
        (4, 33, "placeholder"),
    ]


HEADINGS = [
    ("{分项: [{标题: 规范执法, 正文: 甲}, {标题: 规范执法, 正文: 乙}]}", 1),
    ("{分项: [{标题: 规范执法, 正文: 甲}, {标题: 规范执法。, 正文: 乙}]}", 2),
    ("{分项: [{标题: 甲项, 分项: [{标题: 主要做法}]}, {标题: 乙项, 分项: [{标题: 主要做法}]}]}", 0),
    ("{分项: [{标题: 甲项, 分项: [{标题: 规范执法办案行为}]}, {标题: 规范执法办案行为}]}", 1),
    ("{分项: [{标题: 无, 正文: 甲}, {标题: 无, 正文: 乙}]}", 0),
]


@pytest.mark.parametrize(("part", "count"), HEADINGS)
def test_a_heading_that_recurs(part: str, count: int) -> None:
    given = parsed(f"主要举措和成效: {part}\n", "report.yaml")
    assert len(list(rules.RULES["numbering"].check(given))) == count


def test_headings_may_recur_in_another_part(problems) -> None:
    same = "{标题: 甲, 分项: [{标题: 提高政治站位健全机制, 正文: 乙。}]}"
    other = same.replace("标题: 甲", "标题: 丙").replace("正文: 乙", "正文: 2026年丁")
    assert problems(complete(主要举措和成效=same, 下一年度主要安排=other)) == []


@pytest.mark.parametrize(
    ("short", "long", "found"),
    [
        (20, 700, True),  # 2.6 per cent
        (20, 500, False),  # 3.7 per cent
        (299, 9_900, True),  # 2.9 per cent
        (300, 30_000, False),  # half a page
    ],
)
def test_thin_shortcomings(short: int, long: int, found: bool) -> None:
    text = f"主要举措和成效: {{正文: {'成' * long}}}\n存在的不足和原因: {{标题: 题, 正文: {'缺' * short}}}\n"
    given = parsed(text, "report.yaml")
    said = [(each.path, str(each.message)) for each in rules.RULES["thin-part"].check(given)]
    message = (
        f"不足和原因只写了 {short} 字，全文 {short + long + 1} 字。请把不足逐条写具体，并写明原因。"
    )
    assert said == ([(("shortcomings",), message)] if found else [])


def test_shortcomings_inside_another_part_and_none_at_all() -> None:
    held = f"主要举措和成效: {{正文: {'成' * 900}, 分项: [{{标题: 甲, 事项: 存在的不足和原因, 正文: 缺人}}]}}\n"
    given = parsed(held, "report.yaml")
    (found,) = rules.RULES["thin-part"].check(given)
    assert found.path == ("measures", "sections", 0)
    missing = parsed(held.replace("事项", "段首"), "report.yaml")
    assert list(rules.RULES["thin-part"].check(missing)) == []


@pytest.mark.parametrize(
    "file", [*INPUTS, *sorted((ROOT / "examples").glob("*.yaml"))], ids=lambda f: f.stem
)
def test_correct_texts_are_left_alone(file) -> None:
    found = [(p.place.line, p.rule) for p in checked(file)[1] if p.rule in LANGUAGE]
    assert found == {
        "four-parts": [(51, "repetition")],
        "four-levels": [
            (31, "term"), (32, "numbering"), (36, "punctuation"), (49, "numbering"), (61, "numbering"),
        ],
    }.get(file.stem, [])  # fmt: skip


WORDLISTS = [
    ("term: [甲]\n", 1, "没有「term」这个字段。是不是「terms」？"),
    ("terms: 法制\n", 1, "「terms」应当是列表（每项另起一行，以“- ”开头），这里写成了一段文字。"),
    ("terms:\n  - 法制\n", 2, "「terms（第 1 项）」应当是下级字段（另起一行并缩进），这里写成了一段文字。"),
    ("terms:\n  - wrong: 甲\n", 2, "缺少「right」。要填的是：换成什么词。"),
    ("用语:\n  - 改写: 甲\n", 2, "缺少「不写」（wrong）。要填的是：不再用的词，几个词的写成列表。"),
    ("terms:\n  - wrong: 甲\n    right: 乙\n    rigth: 丙\n", 4, "没有「rigth」这个字段。是不是「right」？"),
    ("terms:\n  - wrong: 甲\n    right: 乙\n    level: 高\n", 4, "「level」不能写“高”，可以写：error、warning、info。"),
    ("terms:\n  - wrong: 甲\n    right: [乙]\n", 3, "「right」应当是一段文字，这里写成了列表。"),
    ("terms:\n  - wrong: [甲, {乙: 丙}]\n    right: 乙\n", 2, "「wrong（第 2 项）」应当是一段文字，这里写成了“字段: 内容”（如果这里本是一句话，请把英文冒号改成中文“：”）。"),
    ("terms:\n  - wrong: &a 甲\n", 2, "内容不能以“&”开头，在 YAML 里它有别的意思。请给整段加上英文单引号。"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "message"), WORDLISTS)
def test_a_mistake_in_the_word_list_has_a_line(
    tmp_path, text: str, line: int, message: str
) -> None:
    file = tmp_path / "terms.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UserError) as caught:
        terms.load(file)
    assert str(caught.value) == f"用语表 {file} 第 {line} 行：{message}"


def test_a_word_list_of_an_office(tmp_path) -> None:
    file = tmp_path / "terms.yaml"
    file.write_text(
        "terms:\n  - wrong: 甲局\n    right: 乙局\n    except: 甲局路\n"
        "  - 不写: [丙办, 丙科]\n    改写: 丁办\n    轻重: 提示\n    说明: 已更名。\n",
        encoding="utf-8",
    )
    assert terms.load(file) == (
        terms.Term(("甲局",), "乙局", "warning", ("甲局路",), ""),
        terms.Term(("丙办", "丙科"), "丁办", "info", (), "已更名。"),
    )
    file = tmp_path / "empty.yaml"
    file.write_text("terms:\n", encoding="utf-8")
    assert terms.load(file) == ()


def test_exceptions_of_the_word_list_hold_their_word() -> None:
    for term in terms.load(kind.load().folder / "terms.yaml"):
        for word in term.excepted:
            assert any(wrong in word for wrong in term.wrong), word
