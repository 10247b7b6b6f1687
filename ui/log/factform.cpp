// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/factform.h"

#include <QFormLayout>
#include <QLabel>
#include <QStyle>

namespace runwatch {

namespace {

QLabel *makeLabel(Qt::TextInteractionFlags flags)
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(flags);
    label->setWordWrap(flags != Qt::NoTextInteraction);
    // Where reading begins, whatever the direction of the value itself.
    label->setAlignment(QStyle::visualAlignment(label->layoutDirection(), Qt::AlignLeft) | Qt::AlignAbsolute
                        | Qt::AlignTop);
    return label;
}

} // namespace

FactForm::FactForm(QWidget *parent)
    : QWidget(parent)
    , m_form(new QFormLayout(this))
{
    m_form->setContentsMargins({});
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setRowWrapPolicy(QFormLayout::DontWrapRows);
}

void FactForm::setFacts(const QList<Fact> &facts)
{
    while (m_rows.size() > facts.size()) {
        m_form->removeRow(int(m_rows.size()) - 1);
        m_rows.removeLast();
    }
    while (m_rows.size() < facts.size()) {
        const Row row{makeLabel(Qt::NoTextInteraction),
                      makeLabel(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard)};
        m_form->addRow(row.name, row.value);
        m_rows.append(row);
    }
    for (qsizetype i = 0; i < facts.size(); ++i) {
        const QString name = tr("%1:").arg(facts[i].name);
        if (m_rows[i].name->text() != name)
            m_rows[i].name->setText(name);
        m_rows[i].value->setAccessibleName(facts[i].name);
        if (m_rows[i].value->text() != facts[i].value)
            m_rows[i].value->setText(facts[i].value);
    }
}

QString FactForm::asText() const
{
    QStringList lines;
    for (const Row &row : m_rows)
        lines << row.name->text() + u' ' + row.value->text();
    return lines.join(u'\n');
}

} // namespace runwatch
