// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/exportdialog.h"

#include "ui/words/exportwords.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace runwatch {

namespace {

constexpr int Steps = 1'000;
constexpr qsizetype LongestName = 80; // characters

QString suffixOf(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Text:
        return QStringLiteral("log");
    case ExportFormat::JsonLines:
        return QStringLiteral("jsonl");
    case ExportFormat::Csv:
        return QStringLiteral("csv");
    }
    return {};
}

} // namespace

ExportDialog::ExportDialog(ExportOffer offer, QWidget *parent)
    : QDialog(parent)
    , m_offer(std::move(offer))
    , m_selected(new QRadioButton)
    , m_all(new QRadioButton)
    , m_format(new QComboBox)
    , m_times(new QCheckBox(tr("&Times")))
    , m_levels(new QCheckBox(tr("&Levels")))
    , m_jobs(new QCheckBox(tr("&Jobs")))
    , m_progress(new QProgressBar)
    , m_cancel(new QPushButton(tr("&Cancel Export")))
    , m_result(new QLabel)
    , m_openFolder(new QPushButton(tr("Open &Folder")))
    , m_start(new QPushButton(tr("&Export…")))
{
    setWindowTitle(tr("Export Log"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *layout = new QVBoxLayout(this);
    addChoices(layout);
    addProgress(layout);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->addButton(m_start, QDialogButtonBox::ActionRole);
    layout->addWidget(buttons);
    m_start->setDefault(true); // only now it knows its dialog
    connect(buttons, &QDialogButtonBox::rejected, this, &ExportDialog::close);
    connect(m_start, &QPushButton::clicked, this, &ExportDialog::chooseFile);
    connect(m_cancel, &QPushButton::clicked, &m_export, &LogExport::cancel);
    connect(&m_export, &LogExport::progressed, this, [this](qint64 rows, qint64 ofRows) { m_progress->setValue(int(rows * Steps / ofRows)); });
    connect(&m_export, &LogExport::finished, this, &ExportDialog::showResult);
    connect(m_openFolder, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_export.path()).absolutePath())); });
    showParts();
}

void ExportDialog::addChoices(QVBoxLayout *layout)
{
    //: %1 is a number of lines
    m_all->setText(tr("&All shown lines (%1)").arg(QLocale().toString(m_offer.shown.rows)));
    m_selected->setText(tr("&Selected lines (%1)").arg(QLocale().toString(m_offer.selected ? m_offer.selected->rows : 0)));
    m_selected->setEnabled(m_offer.selected.has_value());
    (m_offer.selected ? m_selected : m_all)->setChecked(true);
    m_format->setAccessibleName(tr("Format"));
    m_format->addItem(tr("Text"), int(ExportFormat::Text));
    m_format->addItem(tr("JSON lines"), int(ExportFormat::JsonLines));
    m_format->addItem(tr("CSV"), int(ExportFormat::Csv));
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::showParts);
    auto *parts = new QHBoxLayout;
    for (QCheckBox *part : {m_times, m_levels, m_jobs}) {
        part->setChecked(true);
        part->setToolTip(tr("In front of each line's text. JSON lines and CSV always have all of it."));
        parts->addWidget(part);
    }
    parts->addStretch();
    auto *form = new QFormLayout;
    form->addRow(tr("Lines:"), m_all);
    form->addRow(QString(), m_selected);
    form->addRow(tr("F&ormat:"), m_format);
    form->addRow(tr("With:"), parts);
    layout->addLayout(form);
}

void ExportDialog::addProgress(QVBoxLayout *layout)
{
    m_progress->setRange(0, Steps);
    m_progress->setAccessibleName(tr("Progress of the export"));
    m_result->setTextFormat(Qt::PlainText);
    m_result->setWordWrap(true);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_result->setAccessibleName(tr("Result of the export"));
    auto *running = new QHBoxLayout;
    running->addWidget(m_progress, 1);
    running->addWidget(m_cancel);
    layout->addLayout(running);
    layout->addWidget(m_result);
    layout->addWidget(m_openFolder);
    for (QWidget *later : std::initializer_list<QWidget *>{m_progress, m_cancel, m_result, m_openFolder})
        later->hide();
}

void ExportDialog::chooseFile()
{
    auto *files = new QFileDialog(this, tr("Export Log"), m_offer.folder);
    files->setAttribute(Qt::WA_DeleteOnClose);
    files->setAcceptMode(QFileDialog::AcceptSave); // asks before a file is replaced
    files->setDefaultSuffix(suffixOf(format()));
    files->selectFile(fileName(m_offer.name, format(), QDateTime::currentMSecsSinceEpoch()));
    connect(files, &QFileDialog::fileSelected, this, &ExportDialog::start);
    files->open();
}

void ExportDialog::start(const QString &path)
{
    m_offer.folder = QFileInfo(path).absolutePath();
    emit folderChosen(m_offer.folder);
    m_progress->setValue(0);
    m_progress->show();
    m_cancel->show();
    m_cancel->setFocus();
    m_result->hide();
    m_openFolder->hide();
    m_start->setEnabled(false);
    m_export.start({m_selected->isChecked() ? *m_offer.selected : m_offer.shown, format(), parts(), m_offer.words}, path);
}

void ExportDialog::showResult(const ExportResult &result)
{
    m_start->setEnabled(true);
    m_result->setText(exportResultText(result, m_export.path()));
    m_result->show();
    m_openFolder->setVisible(result.outcome == ExportResult::Outcome::Done);
    (m_openFolder->isVisible() ? m_openFolder : m_start)->setFocus();
    m_progress->hide();
    m_cancel->hide();
}

void ExportDialog::reject()
{
    if (m_export.isRunning())
        m_export.cancel();
    else
        QDialog::reject();
}

void ExportDialog::showParts()
{
    for (QCheckBox *part : {m_times, m_levels, m_jobs})
        part->setEnabled(format() == ExportFormat::Text);
}

ExportFormat ExportDialog::format() const
{
    return ExportFormat(m_format->currentData().toInt());
}

LineParts ExportDialog::parts() const
{
    LineParts parts;
    parts.setFlag(LinePart::Time, m_times->isChecked());
    parts.setFlag(LinePart::Level, m_levels->isChecked());
    parts.setFlag(LinePart::Job, m_jobs->isChecked());
    return parts;
}

QString ExportDialog::fileName(const QString &run, ExportFormat format, qint64 now)
{
    QString name;
    for (const QChar c : run.simplified().left(LongestName)) {
        const bool isUnfit = !c.isPrint() || c.isSurrogate() || QStringView(u"/\\:*?\"<>|").contains(c);
        name.append(isUnfit ? u'-' : c);
    }
    while (name.startsWith(u'.') || name.startsWith(u'-')) // hidden, or like an option
        name.remove(0, 1);
    if (name.isEmpty())
        name = QStringLiteral("runwatch");
    const QString time = QDateTime::fromMSecsSinceEpoch(now).toString(QStringLiteral("yyyy-MM-dd-HHmmss"));
    return QStringLiteral("%1-%2.%3").arg(name, time, suffixOf(format));
}

} // namespace runwatch
