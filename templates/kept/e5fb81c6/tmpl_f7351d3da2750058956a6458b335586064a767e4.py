from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'body.xml.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_report = resolve('report')
    l_0_edition = resolve('edition')
    l_0_marks = resolve('marks')
    l_0_parts = resolve('parts')
    l_0_due = l_0_begun = l_0_ended = l_0_table = l_0_section = l_0_headings = l_0_subject = l_0_year = l_0_run_in = l_0_title = missing
    try:
        t_1 = environment.filters['enclosed']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'enclosed' found.")
    try:
        t_2 = environment.filters['iso_date']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'iso_date' found.")
    try:
        t_3 = environment.filters['join']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'join' found.")
    try:
        t_4 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
    try:
        t_5 = environment.filters['lines']
    except KeyError:
        @internalcode
        def t_5(*unused):
            raise TemplateRuntimeError("No filter named 'lines' found.")
    try:
        t_6 = environment.filters['long_date']
    except KeyError:
        @internalcode
        def t_6(*unused):
            raise TemplateRuntimeError("No filter named 'long_date' found.")
    try:
        t_7 = environment.filters['paragraphs']
    except KeyError:
        @internalcode
        def t_7(*unused):
            raise TemplateRuntimeError("No filter named 'paragraphs' found.")
    try:
        t_8 = environment.tests['none']
    except KeyError:
        @internalcode
        def t_8(*unused):
            raise TemplateRuntimeError("No test named 'none' found.")
    pass
    def macro(l_1_label):
        t_9 = []
        if l_1_label is missing:
            l_1_label = undefined("parameter 'label' was not provided", name='label')
        pass
        t_9.extend((
            '【待补：',
            escape(l_1_label),
            '】',
        ))
        return concat(t_9)
    context.exported_vars.add('due')
    context.vars['due'] = l_0_due = Macro(environment, macro, 'due', ('label',), False, False, False, context.eval_ctx.autoescape)
    def macro(l_1_text, l_1_words, l_1_alike):
        t_10 = []
        if l_1_text is missing:
            l_1_text = undefined("parameter 'text' was not provided", name='text')
        if l_1_words is missing:
            l_1_words = undefined("parameter 'words' was not provided", name='words')
        if l_1_alike is missing:
            l_1_alike = None
        pass
        if (l_1_text[:t_4(l_1_words)] not in [l_1_words, l_1_alike]):
            pass
            t_10.append(
                escape(l_1_words),
            )
        t_10.append(
            escape(l_1_text),
        )
        return concat(t_10)
    context.exported_vars.add('begun')
    context.vars['begun'] = l_0_begun = Macro(environment, macro, 'begun', ('text', 'words', 'alike'), False, False, False, context.eval_ctx.autoescape)
    def macro(l_1_text, l_1_words, l_1_alike):
        t_11 = []
        if l_1_text is missing:
            l_1_text = undefined("parameter 'text' was not provided", name='text')
        if l_1_words is missing:
            l_1_words = undefined("parameter 'words' was not provided", name='words')
        if l_1_alike is missing:
            l_1_alike = None
        pass
        t_11.append(
            escape(l_1_text),
        )
        if (l_1_text[(-t_4(l_1_words)):] not in [l_1_words, l_1_alike]):
            pass
            t_11.append(
                escape(l_1_words),
            )
        return concat(t_11)
    context.exported_vars.add('ended')
    context.vars['ended'] = l_0_ended = Macro(environment, macro, 'ended', ('text', 'words', 'alike'), False, False, False, context.eval_ctx.autoescape)
    def macro(l_1_it):
        t_12 = []
        if l_1_it is missing:
            l_1_it = undefined("parameter 'it' was not provided", name='it')
        pass
        for l_2_line in t_5((environment.getattr(l_1_it, 'caption') or '')):
            _loop_vars = {}
            pass
            t_12.extend((
                '<caption>',
                escape(l_2_line),
                '</caption>',
            ))
        l_2_line = missing
        l_2_loop = missing
        for l_2_line, l_2_loop in LoopContext(t_5((environment.getattr(l_1_it, 'unit') or '')), undefined):
            _loop_vars = {}
            pass
            t_12.extend((
                '<unit>',
                escape((context.call((undefined(name='begun') if l_0_begun is missing else l_0_begun), l_2_line, '单位：', '单位:', _loop_vars=_loop_vars) if environment.getattr(l_2_loop, 'first') else l_2_line)),
                '</unit>',
            ))
        l_2_loop = l_2_line = missing
        t_12.append(
            '<table>',
        )
        for l_2_row in ([(environment.getattr(l_1_it, 'columns') or [context.call((undefined(name='due') if l_0_due is missing else l_0_due), '列')])] + (environment.getattr(l_1_it, 'rows') or [])):
            _loop_vars = {}
            pass
            t_12.append(
                '<row>',
            )
            for l_3_cell in l_2_row:
                _loop_vars = {}
                pass
                t_12.extend((
                    '<cell>',
                    escape(l_3_cell),
                    '</cell>',
                ))
            l_3_cell = missing
            t_12.append(
                '</row>',
            )
        l_2_row = missing
        t_12.append(
            '</table>',
        )
        return concat(t_12)
    context.exported_vars.add('table')
    context.vars['table'] = l_0_table = Macro(environment, macro, 'table', ('it',), False, False, False, context.eval_ctx.autoescape)
    def macro(l_1_it, l_1_level, l_1_run_heading, l_1_above, l_1_default, l_1_headed):
        t_13 = []
        l_1_run_in = l_0_run_in
        l_1_heading = missing
        if l_1_it is missing:
            l_1_it = undefined("parameter 'it' was not provided", name='it')
        if l_1_level is missing:
            l_1_level = undefined("parameter 'level' was not provided", name='level')
        if l_1_run_heading is missing:
            l_1_run_heading = undefined("parameter 'run_heading' was not provided", name='run_heading')
        if l_1_above is missing:
            l_1_above = undefined("parameter 'above' was not provided", name='above')
        if l_1_default is missing:
            l_1_default = ''
        if l_1_headed is missing:
            l_1_headed = True
        pass
        l_1_heading = ((l_1_default if t_8(environment.getattr(l_1_it, 'heading')) else environment.getattr(l_1_it, 'heading')) if l_1_headed else '')
        l_1_run_in = (l_1_above if t_8(environment.getattr(l_1_it, 'run_in')) else environment.getattr(l_1_it, 'run_in'))
        if (undefined(name='heading') if l_1_heading is missing else l_1_heading):
            pass
            t_13.extend((
                '<h',
                escape(l_1_level),
            ))
            if l_1_run_heading:
                pass
                t_13.append(
                    ' join="yes"',
                )
            t_13.extend((
                '>',
                escape(t_3(context.eval_ctx, t_5((undefined(name='heading') if l_1_heading is missing else l_1_heading)))),
                '</h',
                escape(l_1_level),
                '>',
            ))
        if environment.getattr(l_1_it, 'lead'):
            pass
            t_13.append(
                escape(t_7(environment.getattr(l_1_it, 'lead'))),
            )
        if environment.getattr(l_1_it, 'text'):
            pass
            t_13.append(
                escape(t_7(environment.getattr(l_1_it, 'text'))),
            )
        if environment.getattr(l_1_it, 'points'):
            pass
            t_13.append(
                '<points',
            )
            if ('points' in (undefined(name='run_in') if l_1_run_in is missing else l_1_run_in)):
                pass
                t_13.append(
                    ' join="yes"',
                )
            t_13.append(
                '>',
            )
            for l_2_point in environment.getattr(l_1_it, 'points'):
                _loop_vars = {}
                pass
                t_13.extend((
                    '<point>',
                    escape(t_7(l_2_point)),
                    '</point>',
                ))
            l_2_point = missing
            t_13.append(
                '</points>',
            )
        for l_2_inner in (environment.getattr(l_1_it, 'sections') or []):
            _loop_vars = {}
            pass
            t_13.append(
                escape(context.call((undefined(name='section') if l_0_section is missing else l_0_section), l_2_inner, ((l_1_level + 1) if (undefined(name='heading') if l_1_heading is missing else l_1_heading) else l_1_level), ('sections' in (undefined(name='run_in') if l_1_run_in is missing else l_1_run_in)), (undefined(name='run_in') if l_1_run_in is missing else l_1_run_in), _loop_vars=_loop_vars)),
            )
        l_2_inner = missing
        if environment.getattr(l_1_it, 'table'):
            pass
            t_13.append(
                escape(context.call((undefined(name='table') if l_0_table is missing else l_0_table), environment.getattr(l_1_it, 'table'))),
            )
        if environment.getattr(l_1_it, 'causes'):
            pass
            t_13.append(
                escape(t_7(environment.getattr(l_1_it, 'causes'), ('causes' in (undefined(name='run_in') if l_1_run_in is missing else l_1_run_in)))),
            )
        if environment.getattr(l_1_it, 'remedies'):
            pass
            t_13.append(
                escape(t_7(environment.getattr(l_1_it, 'remedies'), ('causes' in (undefined(name='run_in') if l_1_run_in is missing else l_1_run_in)))),
            )
        if environment.getattr(l_1_it, 'closing'):
            pass
            t_13.append(
                escape(t_7(environment.getattr(l_1_it, 'closing'))),
            )
        return concat(t_13)
    context.exported_vars.add('section')
    context.vars['section'] = l_0_section = Macro(environment, macro, 'section', ('it', 'level', 'run_heading', 'above', 'default', 'headed'), False, False, False, context.eval_ctx.autoescape)
    l_0_headings = {'measures': '推进法治政府建设的主要举措和成效', 'shortcomings': '推进法治政府建设存在的不足和原因', 'responsibility': '党政主要负责人履行推进法治建设第一责任人职责情况', 'plans': '下一年度推进法治政府建设的主要安排'}
    context.vars['headings'] = l_0_headings
    context.exported_vars.add('headings')
    l_0_subject = (environment.getattr((undefined(name='report') if l_0_report is missing else l_0_report), 'subject') or context.call((undefined(name='due') if l_0_due is missing else l_0_due), '报告单位'))
    context.vars['subject'] = l_0_subject
    context.exported_vars.add('subject')
    l_0_year = (environment.getattr((undefined(name='report') if l_0_report is missing else l_0_report), 'year') or context.call((undefined(name='due') if l_0_due is missing else l_0_due), '年度'))
    context.vars['year'] = l_0_year
    context.exported_vars.add('year')
    l_0_run_in = (environment.getattr((undefined(name='report') if l_0_report is missing else l_0_report), 'run_in') or [])
    context.vars['run_in'] = l_0_run_in
    context.exported_vars.add('run_in')
    t_14 = []
    pass
    if t_8(environment.getattr((undefined(name='report') if l_0_report is missing else l_0_report), 'title')):
        pass
        t_14.extend((
            escape((undefined(name='year') if l_0_year is missing else l_0_year)),
            '年度',
            escape((undefined(name='subject') if l_0_subject is missing else l_0_subject)),
            '法治政府建设情况的报告',
        ))
    else:
        pass
        t_14.append(
            escape(environment.getattr((undefined(name='report') if l_0_report is missing else l_0_report), 'title')),
        )
    l_0_title = (Markup if context.eval_ctx.autoescape else identity)(concat(t_14))
    context.vars['title'] = l_0_title
    context.exported_vars.add('title')
    yield '<report title="'
    yield escape(t_3(context.eval_ctx, t_5((undefined(name='title') if l_0_title is missing else l_0_title))))
    yield '" author="'
    yield escape(t_3(context.eval_ctx, ((environment.getattr((undefined(name='report') if l_0_report is missing else l_0_report), 'signed_by') or environment.getattr((undefined(name='report') if l_0_report is missing else l_0_report), 'issuers')) or [(undefined(name='subject') if l_0_subject is missing else l_0_subject)]), '、'))
    yield '" date="'
    yield escape(t_2(environment.getattr((undefined(name='report') if l_0_report is missing else l_0_report), 'date')))
    yield '"\n        h1="一、" h2="（一）" h3="1." h4="（1）" point="一是" stop="。">'
    if ((undefined(name='edition') if l_0_edition is missing else l_0_edition) == 'filed'):
        pass
        if environment.getattr((undefined(name='report') if l_0_report is missing else l_0_report), 'copy_number'):
            pass
            yield '<copy-number>'
            yield escape(environment.getattr((undefined(name='report') if l_0_report is missing else l_0_report), 'copy_number'))
            yield '</copy-number>'
        if environment.getattr((undefined(name='report') if l_0_report is missing else l_0_report), 'secrecy'):
            pass
            yield '<secrecy>'
            yield escape(environment.getattr((undefined(name='report') if l_0_report is missing else l_0_report), 'secrecy'))
            yield '</secrecy>'
        if environment.getattr((undefined(name='report') if l_0_report is missing else l_0_report), 'urgency'):
            pass
            yield '<urgency>'
            yield escape(environment.getattr((undefined(name='report') if l_0_report is missing else l_0_report), 'urgency'))
            yield '</urgency>'
        l_0_marks = ((environment.getattr((undefined(name='report') if l_0_report is missing else l_0_report), 'issuers') or environment.getattr((undefined(name='report') if l_0_report is missing else l_0_report), 'signed_by')) or [context.call((undefined(name='due') if l_0_due is missing else l_0_due), '发文机关')])
        context.vars['marks'] = l_0_marks
        context.exported_vars.add('marks')
        for l_1_line in (undefined(name='marks') if l_0_marks is missing else l_0_marks):
            _loop_vars = {}
            pass
            yield '<mark>'
            yield escape((context.call((undefined(name='ended') if l_0_ended is missing else l_0_ended), l_1_line, '文件', _loop_vars=_loop_vars) if (t_4((undefined(name='marks') if l_0_marks is missing else l_0_marks)) == 1) else l_1_line))
            yield '</mark>'
        l_1_line = missing
        if (t_4((undefined(name='marks') if l_0_marks is missing else l_0_marks)) > 1):
            pass
            yield '<mark-end>文件</mark-end>'
        yield '<number>'
        yield escape((environment.getattr((undefined(name='report') if l_0_report is missing else l_0_report), 'number') or context.call((undefined(name='due') if l_0_due is missing else l_0_due), '发文字号')))
        yield '<tab/>签发人：<signer>'
        yield escape(t_3(context.eval_ctx, (environment.getattr((undefined(name='report') if l_0_report is missing else l_0_report), 'signatory') or [context.call((undefined(name='due') if l_0_due is missing else l_0_due), '签发人')]), '\u3000'))
        yield '</signer></number>'
    else:
        pass
        for l_1_line in (environment.getattr((undefined(name='report') if l_0_report is missing else l_0_report), 'issuers') or []):
            _loop_vars = {}
            pass
            yield '<issuer>'
            yield escape(l_1_line)
            yield '</issuer>'
        l_1_line = missing
    for l_1_line in t_5((undefined(name='title') if l_0_title is missing else l_0_title)):
        _loop_vars = {}
        pass
        yield '<title>'
        yield escape(l_1_line)
        yield '</title>'
    l_1_line = missing
    if ((undefined(name='edition') if l_0_edition is missing else l_0_edition) == 'filed'):
        pass
        yield '<addressee>'
        yield escape(context.call((undefined(name='ended') if l_0_ended is missing else l_0_ended), t_3(context.eval_ctx, (environment.getattr((undefined(name='report') if l_0_report is missing else l_0_report), 'addressee') or [context.call((undefined(name='due') if l_0_due is missing else l_0_due), '主送机关')]), '、'), '：', ':'))
        yield '</addressee>'
    yield escape(t_7((context.call((undefined(name='due') if l_0_due is missing else l_0_due), '导语') if t_8(environment.getattr((undefined(name='report') if l_0_report is missing else l_0_report), 'opening')) else environment.getattr((undefined(name='report') if l_0_report is missing else l_0_report), 'opening'))))
    for l_1_key in (undefined(name='parts') if l_0_parts is missing else l_0_parts):
        l_1_labels = resolve('labels')
        _loop_vars = {}
        pass
        if (l_1_key == 'other'):
            pass
            for l_2_it in environment.getattr((undefined(name='report') if l_0_report is missing else l_0_report), 'other'):
                _loop_vars = {}
                pass
                yield escape(context.call((undefined(name='section') if l_0_section is missing else l_0_section), l_2_it, 1, False, (undefined(name='run_in') if l_0_run_in is missing else l_0_run_in), _loop_vars=_loop_vars))
            l_2_it = missing
        elif t_8(environment.getitem((undefined(name='report') if l_0_report is missing else l_0_report), l_1_key)):
            pass
            yield escape(t_7(context.call((undefined(name='due') if l_0_due is missing else l_0_due), environment.getitem((undefined(name='labels') if l_1_labels is missing else l_1_labels), l_1_key), _loop_vars=_loop_vars)))
        else:
            pass
            yield escape(context.call((undefined(name='section') if l_0_section is missing else l_0_section), environment.getitem((undefined(name='report') if l_0_report is missing else l_0_report), l_1_key), 1, False, (undefined(name='run_in') if l_0_run_in is missing else l_0_run_in), environment.getitem((undefined(name='headings') if l_0_headings is missing else l_0_headings), l_1_key), _loop_vars=_loop_vars))
    l_1_key = l_1_labels = missing
    yield escape(t_7(environment.getattr((undefined(name='report') if l_0_report is missing else l_0_report), 'closing')))
    l_1_loop = missing
    for l_1_it, l_1_loop in LoopContext((environment.getattr((undefined(name='report') if l_0_report is missing else l_0_report), 'attachments') or []), undefined):
        _loop_vars = {}
        pass
        yield '<annex>'
        if environment.getattr(l_1_loop, 'first'):
            pass
            yield '附件：'
        if (environment.getattr(l_1_loop, 'length') > 1):
            pass
            yield escape(environment.getattr(l_1_loop, 'index'))
            yield '.'
        yield escape((environment.getattr(l_1_it, 'heading') or context.call((undefined(name='due') if l_0_due is missing else l_0_due), '附件标题', _loop_vars=_loop_vars)))
        yield '</annex>'
    l_1_loop = l_1_it = missing
    for l_1_line in (environment.getattr((undefined(name='report') if l_0_report is missing else l_0_report), 'signed_by') or [context.call((undefined(name='due') if l_0_due is missing else l_0_due), '署名')]):
        _loop_vars = {}
        pass
        yield '<signature>'
        yield escape(l_1_line)
        yield '</signature>'
    l_1_line = missing
    yield '<date>'
    yield escape(t_6((environment.getattr((undefined(name='report') if l_0_report is missing else l_0_report), 'date') or context.call((undefined(name='due') if l_0_due is missing else l_0_due), '成文日期'))))
    yield '</date>'
    if environment.getattr((undefined(name='report') if l_0_report is missing else l_0_report), 'note'):
        pass
        yield '<note>'
        yield escape(t_1(t_3(context.eval_ctx, t_5(environment.getattr((undefined(name='report') if l_0_report is missing else l_0_report), 'note'))), '（(', '）)'))
        yield '</note>'
    l_1_loop = missing
    for l_1_it, l_1_loop in LoopContext((environment.getattr((undefined(name='report') if l_0_report is missing else l_0_report), 'attachments') or []), undefined):
        _loop_vars = {}
        pass
        yield '<break/>\n  <annex-label>附件'
        if (environment.getattr(l_1_loop, 'length') > 1):
            pass
            yield escape(environment.getattr(l_1_loop, 'index'))
        yield '</annex-label>\n  <annex-title>'
        yield escape((environment.getattr(l_1_it, 'heading') or context.call((undefined(name='due') if l_0_due is missing else l_0_due), '附件标题', _loop_vars=_loop_vars)))
        yield '</annex-title>\n  <restart/>'
        yield escape(context.call((undefined(name='section') if l_0_section is missing else l_0_section), l_1_it, 1, False, (undefined(name='run_in') if l_0_run_in is missing else l_0_run_in), headed=False, _loop_vars=_loop_vars))
    l_1_loop = l_1_it = missing
    if ((undefined(name='edition') if l_0_edition is missing else l_0_edition) == 'filed'):
        pass
        if environment.getattr((undefined(name='report') if l_0_report is missing else l_0_report), 'cc'):
            pass
            yield '<cc>'
            yield escape(context.call((undefined(name='begun') if l_0_begun is missing else l_0_begun), context.call((undefined(name='ended') if l_0_ended is missing else l_0_ended), t_3(context.eval_ctx, environment.getattr((undefined(name='report') if l_0_report is missing else l_0_report), 'cc'), '，'), '。', '.'), '抄送：', '抄送:'))
            yield '</cc>'
        yield '<printed>'
        yield escape((environment.getattr((undefined(name='report') if l_0_report is missing else l_0_report), 'printed_by') or context.call((undefined(name='due') if l_0_due is missing else l_0_due), '印发')))
        yield '<tab/>'
        yield escape(t_6(((environment.getattr((undefined(name='report') if l_0_report is missing else l_0_report), 'printed_on') or environment.getattr((undefined(name='report') if l_0_report is missing else l_0_report), 'date')) or context.call((undefined(name='due') if l_0_due is missing else l_0_due), '印发日期'))))
        yield '印发</printed>'
    yield '</report>'

blocks = {}
debug_info = '6=64&7=77&8=97&10=117&11=122&12=132&14=144&15=150&22=169&23=186&24=187&25=188&26=192&28=206&29=211&30=216&31=221&32=229&35=241&36=245&38=248&39=253&40=258&41=263&44=271&50=274&51=277&52=280&54=285&53=298&57=302&59=308&60=310&61=315&62=320&63=325&64=328&65=332&67=335&68=339&70=345&72=352&73=359&74=362&76=364&78=365&79=369&80=371&81=376&82=378&84=381&87=383&89=385&90=389&92=399&93=407&94=409&96=415&98=419&99=423&101=425&103=427&104=429&105=435'