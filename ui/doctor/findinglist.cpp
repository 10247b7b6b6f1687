// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/doctor/findinglist.h"

#include "ui/logview/visibletext.h"
#include "ui/look/icons.h"
#include "ui/words/doctorwords.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QStyle>
#include <QVBoxLayout>

namespace runwatch {
namespace {

QLabel *makeText(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    // Where reading begins, whatever the direction of the words themselves.
    label->setAlignment(QStyle::visualAlignment(label->layoutDirection(), Qt::AlignLeft) | Qt::AlignAbsolute | Qt::AlignTop);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

void setText(QLabel *label, const QString &text)
{
    if (label->text() != text)
        label->setText(text); // what is selected stays selected otherwise
}

} // namespace

FindingList::FindingList(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins({});
    setAccessibleName(tr("Findings"));
}

void FindingList::addEntry()
{
    auto *row = new QWidget(this);
    auto *icon = new QLabel(row);
    icon->setTextFormat(Qt::PlainText);
    const Entry entry{icon, makeText(row), makeText(row)};
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    entry.what->setFont(bold);
    auto *layout = new QGridLayout(row);
    layout->setContentsMargins({});
    layout->addWidget(entry.icon, 0, 0, Qt::AlignTop);
    layout->addWidget(entry.what, 0, 1);
    layout->addWidget(entry.advice, 1, 1);
    layout->setColumnStretch(1, 1);
    m_layout->addWidget(row);
    m_entries << entry;
}

void FindingList::setFindings(const QList<Finding> &findings)
{
    const qsizetype rows = std::max<qsizetype>(1, findings.size());
    while (m_entries.size() > rows)
        delete m_entries.takeLast().what->parentWidget();
    while (m_entries.size() < rows)
        addEntry();
    m_isHealthy = findings.isEmpty();
    for (qsizetype i = 0; i < findings.size(); ++i) {
        const FindingWords words = describe(findings.at(i));
        setText(m_entries.at(i).what, visibleText(words.what));
        setText(m_entries.at(i).advice, visibleText(words.advice));
    }
    if (m_isHealthy) {
        setText(m_entries.constFirst().what, tr("Nothing looks wrong with this stream."));
        setText(m_entries.constFirst().advice, {});
    }
    takeIcons();
}

QString FindingList::asText() const
{
    QStringList lines;
    for (const Entry &entry : m_entries)
        lines << QStringLiteral("- ") + (entry.what->text() + u' ' + entry.advice->text()).trimmed();
    return lines.join(u'\n');
}

void FindingList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        takeIcons();
}

void FindingList::takeIcons()
{
    const int side = fontMetrics().height() + 2;
    const QIcon icon = m_isHealthy ? tintedIcon(Icon::Completed, Tone::Done) : tintedIcon(Icon::Attention, Tone::Failed);
    for (const Entry &entry : std::as_const(m_entries))
        entry.icon->setPixmap(icon.pixmap(QSize(side, side), devicePixelRatioF()));
}

} // namespace runwatch
