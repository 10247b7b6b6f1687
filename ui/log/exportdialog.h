// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/export/logexport.h"

#include <QDialog>

#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QRadioButton;
class QVBoxLayout;

namespace runwatch {

// What may be exported, as it was when the dialog was opened.
struct ExportOffer
{
    RowSnapshot shown; // all rows
    std::optional<RowSnapshot> selected;
    LineWords words;
    QString name; // of the run, for the file's
    QString folder; // where the last file went
};

// Asks which lines and in which form, lets a file be chosen, and writes it while the window goes on.
// Not modal. Escape cancels an export under way, else it closes.
class ExportDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExportDialog)

public:
    explicit ExportDialog(ExportOffer offer, QWidget *parent = nullptr);

    // "Build 7" as "Build 7-2026-11-21-140509.log": of what may stand in the name of a file anywhere.
    [[nodiscard]] static QString fileName(const QString &run, ExportFormat format, qint64 now);

public slots:
    void reject() override;

signals:
    void folderChosen(const QString &folder);

private:
    void addChoices(QVBoxLayout *layout);
    void addProgress(QVBoxLayout *layout);
    void chooseFile();
    void start(const QString &path);
    void showResult(const ExportResult &result);
    void showParts(); // as far as the format lets them be chosen
    [[nodiscard]] ExportFormat format() const;
    [[nodiscard]] LineParts parts() const;

    ExportOffer m_offer;
    LogExport m_export;
    QRadioButton *m_selected;
    QRadioButton *m_all;
    QComboBox *m_format;
    QCheckBox *m_times;
    QCheckBox *m_levels;
    QCheckBox *m_jobs;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    QLabel *m_result;
    QPushButton *m_openFolder;
    QPushButton *m_start;
};

} // namespace runwatch
