// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/errortable.h"

#include "app/model/errorlistmodel.h"
#include "ui/logview/visibletext.h"
#include "ui/words/jobwords.h"
#include "ui/words/timewords.h"

#include <QLocale>
#include <QMetaEnum>

namespace runwatch {

namespace {

bool isNumber(int column)
{
    return column == ErrorListModel::CountColumn || column == ErrorListModel::JobsColumn;
}

QString sampleOf(const ErrorGroup &group)
{
    if (group.endState.isEmpty())
        return group.text;
    const auto state = JobState(QMetaEnum::fromType<JobState>().keyToValue(group.endState.toLatin1().constData()));
    //: %1 is a state, such as Failed
    return ErrorTable::tr("%1, without a message").arg(stateWord(state));
}

QString sourceWords(ErrorSources sources)
{
    QStringList words;
    if (sources.testFlag(ErrorSource::Log))
        words << ErrorTable::tr("Log");
    if (sources.testFlag(ErrorSource::Results))
        words << ErrorTable::tr("Results");
    if (sources.testFlag(ErrorSource::JobEnd))
        words << ErrorTable::tr("Job's end");
    return words.join(QStringLiteral(", "));
}

QString numberOfJobs(const ErrorGroup &group)
{
    const QString number = QLocale().toString(group.jobs);
    //: More than this number
    return group.hasMoreJobs ? ErrorTable::tr("> %1").arg(number) : number;
}

// One line, of which Markdown takes nothing for its own.
QString escapedForMarkdown(const QString &text)
{
    QString escaped;
    for (const QChar c : text) {
        if (QStringView(u"\\`*_{}[]<>()#+-!|&~").contains(c))
            escaped += u'\\';
        escaped += c;
    }
    return escaped;
}

} // namespace

ErrorTable::ErrorTable(ErrorListModel &model, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_errors(model)
{
    setSourceModel(&model);
}

QVariant ErrorTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int column = index.column();
    switch (role) {
    case Qt::TextAlignmentRole:
        if (isNumber(column))
            return int(Qt::AlignRight | Qt::AlignVCenter);
        break;
    case Qt::DisplayRole:
        return cell(index.row(), column);
    case Qt::ToolTipRole:
        return toolTip(m_errors.group(index.row()));
    case Qt::AccessibleTextRole:
        if (column == ErrorListModel::CountColumn)
            return sentence(index.row());
        break;
    default:
        break;
    }
    return QIdentityProxyModel::data(index, role);
}

QString ErrorTable::cell(int row, int column) const
{
    const ErrorGroup &group = m_errors.group(row);
    switch (ErrorListModel::Column(column)) {
    case ErrorListModel::CountColumn:
        return QLocale().toString(group.count);
    case ErrorListModel::TextColumn:
        return visibleText(QStringView(sampleOf(group)));
    case ErrorListModel::JobsColumn:
        return numberOfJobs(group);
    case ErrorListModel::SourceColumn:
        return sourceWords(group.told.sources());
    case ErrorListModel::FirstSeenColumn:
        return timeOfDayText(group.firstAt);
    case ErrorListModel::LastSeenColumn:
        return timeOfDayText(group.lastAt);
    case ErrorListModel::ColumnCount:
        break;
    }
    return {};
}

QVariant ErrorTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    const auto column = ErrorListModel::Column(section);
    if (orientation == Qt::Horizontal && role == Qt::InitialSortOrderRole) {
        const bool isLargestFirst = isNumber(column) || column == ErrorListModel::LastSeenColumn;
        return int(isLargestFirst ? Qt::DescendingOrder : Qt::AscendingOrder);
    }
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QIdentityProxyModel::headerData(section, orientation, role);
    switch (column) {
    case ErrorListModel::CountColumn:
        return tr("Count");
    case ErrorListModel::TextColumn:
        return tr("Error");
    case ErrorListModel::JobsColumn:
        return tr("Jobs");
    case ErrorListModel::SourceColumn:
        return tr("Told by");
    case ErrorListModel::FirstSeenColumn:
        return tr("First");
    case ErrorListModel::LastSeenColumn:
        return tr("Last");
    case ErrorListModel::ColumnCount:
        break;
    }
    return {};
}

QString ErrorTable::jobNames(const ErrorGroup &group) const
{
    QStringList names;
    for (const quint32 index : group.someJobs) {
        const QString title = m_titles ? m_titles(index) : QString();
        names << (title.isEmpty() ? QStringLiteral("#%1").arg(index) : visibleText(QStringView(title)));
    }
    if (group.jobs > names.size() || group.hasMoreJobs)
        names << QStringLiteral("…");
    return names.join(QStringLiteral(", "));
}

QString ErrorTable::toolTip(const ErrorGroup &group) const
{
    QStringList lines{visibleText(QStringView(sampleOf(group)))};
    const auto add = [&lines](const QString &name, qint64 count) {
        if (count > 0)
            lines << tr("%1: %2").arg(name, QLocale().toString(count));
    };
    add(tr("Lines of the log"), group.told.inLog);
    add(tr("In the results"), group.told.inResults);
    add(tr("Ends of jobs"), group.told.inEnds);
    lines << tr("Jobs: %1").arg(jobNames(group)) << tr("First: %1").arg(dateTimeText(group.firstAt))
          << tr("Last: %1").arg(dateTimeText(group.lastAt));
    return QStringLiteral("<qt>%1</qt>").arg(lines.join(u'\n').toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")));
}

QString ErrorTable::sentence(int row) const
{
    const ErrorGroup &group = m_errors.group(row);
    //: For screen readers: an error's text, how often, in how many jobs, who told of it, two times
    return tr("%1, count %2, jobs %3, told by %4, first %5, last %6")
        .arg(cell(row, ErrorListModel::TextColumn), cell(row, ErrorListModel::CountColumn), numberOfJobs(group),
             cell(row, ErrorListModel::SourceColumn), timeOfDayText(group.firstAt), timeOfDayText(group.lastAt));
}

QStringList ErrorTable::fields(int row) const
{
    QStringList fields;
    for (int column = 0; column < ErrorListModel::ColumnCount; ++column)
        fields << cell(row, column);
    fields[ErrorListModel::TextColumn] = cleanText(sampleOf(m_errors.group(row)).toUtf8()).replace(u'\t', u' ').replace(u'\n', u' ');
    return fields;
}

QString ErrorTable::textOf(const QList<int> &rows) const
{
    QStringList lines;
    for (const int row : rows)
        lines << fields(row).join(u'\t');
    return lines.join(u'\n');
}

QString ErrorTable::markdownOf(const QList<int> &rows) const
{
    const auto line = [](const QStringList &cells) { return QStringLiteral("| %1 |\n").arg(cells.join(QStringLiteral(" | "))); };
    QStringList headers;
    QStringList rulers;
    for (int column = 0; column < ErrorListModel::ColumnCount; ++column) {
        headers << headerData(column, Qt::Horizontal).toString();
        rulers << (isNumber(column) ? QStringLiteral("--:") : QStringLiteral("---"));
    }
    QString table = line(headers) + line(rulers);
    for (const int row : rows) {
        QStringList cells = fields(row);
        cells[ErrorListModel::TextColumn] = escapedForMarkdown(cells.at(ErrorListModel::TextColumn));
        table += line(cells);
    }
    return table;
}

} // namespace runwatch
